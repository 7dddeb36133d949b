"""What becomes of what was read: kept in the store, or remembered as a failure."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from juesuan_analysis.batch.adopting import Who
from juesuan_analysis.batch.course import Run
from juesuan_analysis.batch.known import same_amounts
from juesuan_analysis.batch.looking import had_before
from juesuan_analysis.batch.outcome import Outcome, reason_of
from juesuan_analysis.batch.packed import Packed
from juesuan_analysis.batch.placing import Placing, Write, place
from juesuan_analysis.batch.tables import READER, overrides_text
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.batch.workers import Result
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.store.failures import Failure, forget, remember
from juesuan_analysis.store.repeats import Repeat, forget_repeat, note_repeat
from juesuan_analysis.store.trouble import is_full
from juesuan_analysis.store.write import replace_document

_NAMED = 5  # disclosures of a book that are named


def _fail(run: Run, task: Task, error: DocumentError) -> Outcome:
    sha = run.shas[task.path]
    former = run.known.failed.get(sha)
    failure = Failure(
        task.source,
        sha,
        error.kind,
        str(error),
        (former.attempts if former else 0) + 1,
        READER,
        overrides_text(task.overrides),
        run.limits.seconds,
        run.limits.memory,
        datetime.now().astimezone().isoformat(timespec="seconds"),
        task.place,
        str(task.path.absolute()) if isinstance(task.path, Path) else "",
    )
    remember(run.store, failure)
    return Outcome(task.source, "failed", failure.reason, kind=error.kind, sha256=sha)


def _keep(run: Run, task: Task, packed: Packed) -> Outcome:
    sha = packed.sha256
    if isinstance(task.path, str):
        run.stamps[task.path] = [task.stamp, sha]
    # What lies elsewhere was fetched to be read: only now is it known to be a copy.
    if sha != run.shas[task.path] and (twice := had_before(run, task, sha)):
        return twice
    placed = [_put(run, task, one) for one in (packed, *packed.others)]
    run.known.failed.pop(run.shas[task.path], None)
    forget(run.store, run.shas[task.path])
    return _together(packed, placed) if packed.others else placed[0]


def _present(run: Run, packed: Packed) -> Mapping[str, str]:
    """Files of this run, and those of the same attribution that lie where they lay."""
    base = replace(packed.attribution, version=1).disclosure_id
    ids = (own for own in run.known.by_id if own == base or own.startswith(f"{base}|"))
    held = {sha: source for own in ids for sha, source in run.known.by_id[own].items()}
    absent = held.keys() - run.present.keys()
    still = run.files.still(run.store, absent) if absent else set()
    return ChainMap({sha: held[sha] for sha in still}, run.present) if still else run.present


def _put(run: Run, task: Task, packed: Packed) -> Outcome:
    """Write one disclosure of a file, and what changes with it."""
    present = _present(run, packed)
    found = place(run.store, packed, run.known, present)
    if found.copy_of:
        sha = packed.sha256
        repeat = Repeat(task.source, sha, found.copy_of, READER, overrides_text(task.overrides))
        note_repeat(run.store, repeat)
        return Outcome(task.source, "duplicate", same_amounts(present[found.copy_of]), sha256=sha)
    return _written(run, task, packed, found)


def _written(run: Run, task: Task, packed: Packed, found: Placing) -> Outcome:
    sha, known = packed.sha256, run.known
    gone = _former(run, packed, [write.disclosure_id for write in found.writes])
    for write in found.writes:
        former = [one for one in (*write.former, *gone) if one != write.disclosure_id]
        replace_document(run.store, write.disclosure_id, write.year, write.files, former)
        for one in former:
            known.by_id.pop(one, None)
        known.by_id[write.disclosure_id] = dict(write.shas)
        known.who[write.disclosure_id] = _who(run, packed, write)
        run.settled.add(write.disclosure_id)
        gone = []
    if sha in known.repeats:
        forget_repeat(run.store, sha)
    message = "；".join(filter(None, (found.message, packed.outcome.message)))
    return replace(packed.outcome, message=message)


def _former(run: Run, packed: Packed, written: Sequence[str]) -> list[str]:
    """Disclosures that the same file was before, and no other file is; and stale ones."""
    stale = [own for own, shas in run.stale.items() if packed.sha256 in shas]
    for own in stale:
        run.stale.pop(own)
    return [own for own in stale if own not in written and own not in run.settled] + [
        own
        for own in run.known.ids(packed.sha256)
        if own not in written and own not in run.settled and len(run.known.by_id[own]) == 1
    ]


def _who(run: Run, packed: Packed, write: Write) -> Who:
    """Whose a disclosure is that was written, with the forms of its parts."""
    own = packed.attribution
    former = run.known.who.get(write.disclosure_id) if len(write.shas) > 1 else None
    forms = packed.forms | (former.forms if former else frozenset())
    source = former.source if former else packed.outcome.source
    return Who(source, own.department, own.region, own.scope, own.year, forms)


def _together(packed: Packed, placed: Sequence[Outcome]) -> Outcome:
    """What became of a book: its disclosures together."""
    names = [one.attribution.department for one in (packed, *packed.others)]
    listed = "、".join(names[:_NAMED]) + ("……" if len(names) > _NAMED else "")
    messages = [f"一份文件里有 {len(names)} 份决算，已分开：{listed}", *(o.message for o in placed)]
    return Outcome(
        packed.outcome.source,
        "read",
        "；".join(filter(None, messages)),
        sum(o.cells for o in placed),
        sum(o.printed for o in placed),
        sum(o.unread for o in placed),
        sum(o.conflicts for o in placed),
        tuple(sorted({page for o in placed for page in o.unread_pages})),
        tuple(dict.fromkeys(place for o in placed for place in o.unread_places)),
        packed.sha256,
        packed.outcome.seconds,
        kind=packed.outcome.kind,
        projects=sum(o.projects for o in placed),
        indicators=sum(o.indicators for o in placed),
    )


def settle(run: Run, task: Task, result: Result) -> Outcome:
    """Keep what was read, or remember why it could not be."""
    if not isinstance(result, Exception):
        return replace(_keep(run, task, result), place=task.place)
    if is_full(result):
        raise result
    return replace(_fail(run, task, reason_of(result)), place=task.place)


def adopted(run: Run, task: Task, result: Result, own: Task, first: Result) -> Outcome:
    """Settle a file as those beside it are attributed; as it is where it contradicts them."""
    if isinstance(result, Exception):
        return settle(run, own, first)
    found = place(run.store, result, run.known, _present(run, result))
    # Figures that contradict those of its neighbours show that it was not one of them.
    if found.is_edition and not task.adopted_from_folder:
        return settle(run, own, first)
    return _keep(run, task, result)
