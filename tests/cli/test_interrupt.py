"""Whoever ends a command, it goes in order: it says so, and tells the signal by its exit code."""

import os
import signal

import pytest

from juesuan_analysis.cli.interrupt import exit_code, interruptible


@pytest.fixture(autouse=True)
def usual_signals():
    """Give signals their usual ends; tests in the background of a shell ignore some of them."""
    usual = {"SIGTERM": signal.SIG_DFL, "SIGHUP": signal.SIG_DFL}
    usual["SIGINT"] = signal.default_int_handler
    before = {name: signal.signal(getattr(signal, name), end) for name, end in usual.items()}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_signal_is_told_in_chinese_and_by_the_exit_code(name, code, capsys):
    with pytest.raises(SystemExit) as ended, interruptible():
        os.kill(os.getpid(), getattr(signal, name))
    assert (ended.value.code, capsys.readouterr().err) == (code, "已中断\n")


def test_the_way_out_is_walked():
    left = []
    with pytest.raises(SystemExit), interruptible():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            left.append("cleaned")
    assert left == ["cleaned"]


def test_former_handlers_come_back():
    before = signal.getsignal(signal.SIGTERM)
    with interruptible():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before


def test_what_is_ignored_stays_so():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    try:
        with interruptible():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_ctrl_c_has_its_usual_code():
    assert exit_code(KeyboardInterrupt()) == 130
