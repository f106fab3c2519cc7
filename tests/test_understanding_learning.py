"""The parts of learning by themselves: heads, views, the speller, vectors kept between runs."""

from types import SimpleNamespace

import numpy as np
import pytest
from test_understanding_shared import CACHE, knowledge

from bot.understanding.encoder import Encoder, find_weights
from bot.understanding.features import CUTS, learn_views
from bot.understanding.graph import build_graph
from bot.understanding.heads import Head, Vectoriser
from bot.understanding.speller import Speller, learn_spelling
from bot.understanding.vectors import embed_remembered

TEXTS = ["bake bread", "bread oven", "fix a tyre", "tyre pump", "plant roses", "water roses"]
CLASSES = np.array([0, 0, 1, 1, 3, 3])


@pytest.fixture(scope="module")
def lexical():
    return [Vectoriser(cut, TEXTS).matrix for _, cut in CUTS]


def test_head_gives_each_text_its_own_class(lexical):
    head = Head(lexical, CLASSES, 4)
    assert head.scores.argmax(1).tolist() == CLASSES.tolist()


def test_class_without_a_text_never_wins(lexical):
    assert Head(lexical, CLASSES, 4).scores[:, 2].max() < -20


def test_head_agrees_with_a_reference_to_the_third_digit(lexical):
    from scipy.sparse import hstack
    from sklearn.linear_model import LogisticRegression

    from bot.understanding.heads import STRENGTH

    wanted = np.array([0, 0, 1, 1, 2, 2])
    reference = LogisticRegression(C=STRENGTH, tol=1e-8, max_iter=1000).fit(hstack(lexical), wanted)
    expected = reference.predict_proba(hstack(lexical))
    scores = Head(lexical, wanted, 3).scores
    shares = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    assert np.abs(shares - expected).max() < 0.005


def test_heavier_text_is_missed_less(lexical):
    light, heavy = (Head(lexical, np.array([0, 1, 0, 1, 0, 1]), 2, np.array([1.0, 1, 1, 1, 1, w])) for w in (0.1, 10.0))
    assert np.diff(heavy.scores[5])[0] > np.diff(light.scores[5])[0]


def test_views_come_out_of_length_one_and_evener_than_they_went_in():
    chance = np.random.default_rng(1)
    seen = chance.normal(size=(200, 2, 8)).astype(np.float32) * np.array([9, 3, 1, 1, 1, 1, 1, 0.5], np.float32) + 4
    rows = learn_views(seen)(seen)
    assert rows.shape == (200, 16)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    spread = rows[:, :8].std(0)
    assert spread.max() / spread.min() < 9


@pytest.mark.parametrize("count", [1, 2])
def test_few_texts_make_views_without_holes(count):
    seen = np.ones((count, 2, 4), np.float32)
    assert np.isfinite(learn_views(seen)(seen)).all()


def test_slip_named_in_the_lexicon_is_mended_whatever_its_first_letter():
    speller = Speller(learn_spelling(["my pharmacy"], [], {"pharmacy"}, {"farmacy": "pharmacy"}))
    assert speller("a farmacy") == "a pharmacy"


def test_word_of_the_trade_is_left_as_typed():
    speller = Speller(learn_spelling(["a pixel", "some texts"], ["pyxis"], {"pixel"}, {}))
    assert speller("pyxel pyxis") == "pixel pyxis"


def test_every_slip_in_the_lexicon_is_mended_to_a_word_people_use():
    used = {word for phrasing in knowledge().phrasings for word in phrasing.text.lower().split()}
    slips = knowledge().lexicon.slips
    assert slips
    assert [slip for slip, meant in slips.items() if slip == meant or meant not in used] == []


def test_vectors_are_read_once_and_kept_beside_the_new_ones(tmp_path):
    weights = find_weights(None, CACHE)
    assert weights is not None
    build_graph(weights)
    encoder, read = Encoder(weights), []
    counting = SimpleNamespace(embed=lambda texts: read.extend(texts) or encoder.embed(texts))
    file = tmp_path / "vectors.npz"
    embed_remembered(["one", "two"], counting, file, lambda _, __: None)
    again = embed_remembered(["two", "three"], counting, file, lambda _, __: None)
    assert read == ["one", "two", "three"]
    assert np.allclose(again[0], encoder.embed(["two"])[0], atol=1e-3)
