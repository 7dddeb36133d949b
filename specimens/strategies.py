"""Hypothesis strategies: small but varied accounts (虚构)."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from specimens.accounts import GENERAL, GOVERNMENT, STATE, THREE_PUBLIC_PARTS, ZERO, Accounts, Item
from specimens.catalogue import ECONOMIC_NAMES, GOVERNMENT_ITEMS, ITEMS, STATE_ITEMS

_CENTS = st.integers(0, 10**9).map(lambda cents: Decimal(cents).scaleb(-2))
_SMALL = st.sampled_from([ZERO, ZERO, Decimal("0.01"), Decimal("9.99"), Decimal("1234567.89")])
amounts = st.one_of(_CENTS, _SMALL)


@st.composite
def _items(draw: st.DrawFn) -> tuple[Item, ...]:
    codes = draw(st.lists(st.sampled_from(sorted(ITEMS)), min_size=1, max_size=6, unique=True))
    items = [
        Item(
            code,
            ITEMS[code],
            income={
                "财政拨款收入": draw(amounts),
                "其他收入": draw(amounts),
                "事业收入": draw(_SMALL),
            },
            spent={(GENERAL, "基本支出"): draw(amounts), (GENERAL, "项目支出"): draw(amounts)},
            own={"项目支出": draw(_SMALL), "经营支出": draw(_SMALL)},
            budget=draw(amounts),
        )
        for code in sorted(codes)
    ]
    for fund, names in ((GOVERNMENT, GOVERNMENT_ITEMS), (STATE, STATE_ITEMS)):
        for code in draw(st.lists(st.sampled_from(sorted(names)), max_size=2, unique=True)):
            items.append(Item(code, names[code], spent={(fund, "项目支出"): draw(amounts)}))
    return tuple(sorted(items, key=lambda item: item.code))


@st.composite
def accounts(draw: st.DrawFn) -> Accounts:
    """Accounts of one invented department; totals follow from the leaves."""
    items = draw(_items())
    codes = draw(st.lists(st.sampled_from(sorted(ECONOMIC_NAMES)), max_size=12, unique=True))
    parts = st.fixed_dictionaries(dict.fromkeys(THREE_PUBLIC_PARTS, amounts))
    return Accounts(
        region="虚构省甲市东湖区",
        department="虚构省甲市东湖区民政局",
        scope=draw(st.sampled_from(["部门", "单位"])),
        year=draw(st.integers(2017, 2030)),
        items=items,
        appropriated={fund: draw(amounts) for fund in (GENERAL, GOVERNMENT, STATE)},
        opening={GENERAL: draw(amounts), GOVERNMENT: draw(_SMALL)},
        other_opening=draw(_SMALL),
        reserves_used=draw(_SMALL),
        distributed=draw(_SMALL),
        economic={code: draw(amounts) for code in codes},
        public_budget=draw(parts),
        public_actual=draw(st.one_of(parts, st.just({}))),
    )
