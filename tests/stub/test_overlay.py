"""People's decisions survive regeneration, and go stale when the English moves under them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.errors import UsageError
from refgen.stub.compiler import (
    Catalogue,
    Decision,
    apply_overlay,
    compare_books,
    compile_statements,
    decide,
    decisions_of,
    grounds_of,
)
from refgen.stub.compiler.overlay import read_overlay, write_overlay
from refgen.stub.rule import Always, OneApi, Permit, Rule, RuleBook, Status
from refgen.stub.rule_json import encode_book
from tests.stub.sample import MODEL, statement

SENTENCES = ("`pData` must not be null.", "The data must stay in memory.")


def book_of(*sentences: str) -> RuleBook:
    statements = [statement(sentence, ordinal=number) for number, sentence in enumerate(sentences)]
    return RuleBook(tuple(one.claim for one in statements), compile_statements(statements, Catalogue(MODEL)))


BOOK = book_of(*SENTENCES)
SURE = next(rule for rule in BOOK.rules if rule.is_certain)
UNSURE = next(rule for rule in BOOK.rules if not rule.is_certain)
OWN = Rule("IThing.Read/hand/1", (BOOK.claims[1].id,), "hand", OneApi("IThing.Read"), Always(), Permit())


def status(book: RuleBook, rule: str) -> Status:
    return next(one.status for one in book.rules if one.id == rule)


def test_a_review_makes_an_unsure_rule_run_as_fact():
    book, outdated = apply_overlay(BOOK, (decide(BOOK, UNSURE.id, Status.REVIEWED),))
    assert not outdated
    assert not UNSURE.is_enforced
    assert next(rule for rule in book.rules if rule.id == UNSURE.id).is_enforced


def test_a_rejected_rule_does_not_run_and_stays_rejected_after_regenerating():
    decision = decide(BOOK, SURE.id, Status.REJECTED, "the page means the other parameter")
    for book in (BOOK, book_of(*SENTENCES)):
        merged, _ = apply_overlay(book, (decision,))
        assert status(merged, SURE.id) is Status.REJECTED
        assert not next(rule for rule in merged.rules if rule.id == SURE.id).is_live


def test_a_rule_written_by_hand_is_added():
    decision = Decision(OWN.id, Status.HAND, {BOOK.claims[1].id: BOOK.claims[1].english}, "", OWN)
    book, outdated = apply_overlay(BOOK, (decision,))
    assert not outdated
    assert status(book, OWN.id) is Status.HAND


def test_changed_english_makes_a_decision_stale_with_both_texts():
    decision = Decision(OWN.id, Status.HAND, {BOOK.claims[1].id: SENTENCES[1]}, "", OWN)
    changed = book_of(SENTENCES[0], "The data must stay in the cache.")
    book, (outdated,) = apply_overlay(changed, (decision,))
    assert (outdated.before, outdated.after) == (SENTENCES[1], "The data must stay in the cache.")
    assert status(book, OWN.id) is Status.STALE
    assert not next(rule for rule in book.rules if rule.id == OWN.id).is_live


def test_a_reviewed_rule_whose_sentence_changed_is_reported_even_if_it_is_compiled_no_more():
    decision = decide(BOOK, UNSURE.id, Status.REVIEWED)
    book, (outdated,) = apply_overlay(book_of(SENTENCES[0], "The data must be fresh."), (decision,))
    assert outdated.status is Status.STALE
    assert UNSURE.id not in {rule.id for rule in book.rules}


def test_a_claim_that_is_gone_makes_an_orphan():
    decision = Decision(OWN.id, Status.HAND, {BOOK.claims[1].id: SENTENCES[1]}, "", OWN)
    book, (outdated,) = apply_overlay(book_of(SENTENCES[0]), (decision,))
    assert (outdated.status, outdated.after) == (Status.ORPHAN, "")
    assert status(book, OWN.id) is Status.ORPHAN
    assert outdated.told[-1].endswith(f"`refgen review {OWN.id} --forget`")


def test_an_orphan_that_nobody_has_decided_on_needs_no_decision():
    (outdated,) = compare_books(tuple(grounds_of(encode_book(BOOK))), book_of(SENTENCES[0]))
    assert outdated.status is Status.ORPHAN
    assert outdated.told[-1].strip().startswith("nobody had decided on it")


def test_only_a_translation_changed_and_the_rule_stays():
    decision = decide(BOOK, SURE.id, Status.REVIEWED)
    claims = tuple(replace(claim, locales={}) for claim in BOOK.claims)
    _, outdated = apply_overlay(RuleBook(claims, BOOK.rules), (decision,))
    assert not outdated


def test_two_runs_compare():
    before = tuple(grounds_of(encode_book(BOOK)))
    assert tuple(decisions_of(BOOK, frozenset(claim.id for claim in BOOK.claims))) == before
    assert compare_books(before, BOOK) == ()
    changes = compare_books(before, book_of(SENTENCES[0], "The data may move."))
    assert {(one.rule, one.before, one.after) for one in changes} == {(UNSURE.id, SENTENCES[1], "The data may move.")}


def test_the_file_is_read_as_it_was_written(tmp_path):
    decisions = (
        decide(BOOK, SURE.id, Status.REJECTED, "why"),
        Decision(OWN.id, Status.HAND, {BOOK.claims[1].id: SENTENCES[1]}, "", OWN),
    )
    path = tmp_path / "decisions.json"
    path.write_text(write_overlay(decisions), "utf-8")
    assert {one.rule for one in read_overlay(path)} == {SURE.id, OWN.id}
    assert write_overlay(read_overlay(path)) == path.read_text("utf-8")
    assert read_overlay(tmp_path / "absent.json") == ()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"version": 9, "decisions": []}',
        '{"version": 1, "decisions": [{"rule": "x"}]}',
        '{"version": 1, "decisions": [{"rule": "x", "status": "hand", "english": {}}]}',
        '{"version": 1, "decisions": [{"rule": "x", "status": "auto", "english": {}}]}',
    ],
)
def test_a_wrong_file_is_a_usage_error(tmp_path, text):
    path = tmp_path / "decisions.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError):
        read_overlay(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "it holds no object"),
        ("{}", "'version' is missing"),
        ('{"version": 1, "decisions": [{"rule": "x"}]}', "'status' is missing"),
        ('{"version": 1, "decisions": [{"rule": "x", "status": "maybe"}]}', "x: the status is `hand`, `reviewed` or"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path, text, told):
    path = tmp_path / "decisions.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=told):
        read_overlay(path)


def test_deciding_on_an_unknown_rule_is_a_usage_error():
    with pytest.raises(UsageError):
        decide(BOOK, "nothing", Status.REVIEWED)


@given(st.permutations(range(len(SENTENCES))))
def test_rules_do_not_depend_on_the_order_of_sentences(order):
    statements = [statement(SENTENCES[number], ordinal=number) for number in order]
    assert compile_statements(statements, Catalogue(MODEL)) == BOOK.rules


def test_boilerplate_becomes_one_rule_with_all_its_claims():
    text = "Subsequent calls to hosting methods return E_FAIL."
    statements = [statement(text, of=name) for name in ("IThing.Begin", "IThing.End")]
    (rule,) = compile_statements(statements, Catalogue(MODEL))
    assert rule.claims == ("IThing.Begin/remarks/0", "IThing.End/remarks/0")
