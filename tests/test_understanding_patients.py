"""Details of one patient make a text clinical, whatever is asked; talk about patients in general does not."""

import pytest

from bot.library import find, read
from bot.understanding.rules import Rules
from bot.understanding.texts import clean

RULES = Rules(read(find(None)).boundaries)


def is_clinical(text):
    return RULES.first(clean(text), "clinical") is not None


@pytest.mark.parametrize(
    "text",
    [
        "pt Maria L in room 12 wants to see me",
        "my patient mary j in bed 3 keeps pressing the button",
        "patient R.T. got the wrong bag, do i report it",
        "Mr. Alvarez in bed 4 yelled at me",
        "the lady in room 214 says hers is missing",
        "mrs smith dob 3/4/1950 keeps calling",
        "date of birth is 1961-05-04, wrong label",
        "MRN 445566 label error",
        "medical record number: 0045127, what now",
        "script #7712345 was filled twice",
        "label for mrs jones went to the wrong person",
    ],
)
def test_who_names_one_patient_is_heard_as_clinical(text):
    assert is_clinical(text)


@pytest.mark.parametrize(
    "text",
    [
        "how do I deal with a rude patient",
        "how do i handle it when the pt blames u",
        "do techs enter MRN and DOB of patients in hospital",
        "is there room for growth as a tech",
        "I work in a 300 bed hospital, what is the pay",
        "the lady at the exam center sent me to room 3 for the test",
        "DOB on my PTCB application is wrong",
        "my date of birth 4/5/1990 is wrong on my PTCB account",
        "I was born in 1990, am I too old",
        "do I need patient care hours for CPhT-Adv",
        "what does a patient care tech do",
        "my order for a new badge was lost",
    ],
)
def test_a_question_about_work_with_patients_is_not(text):
    assert not is_clinical(text)
