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
        "chart # 445566 is missing a label",
        "patient account 443322 was billed twice",
        "pt j. d. got hers late",
        "the woman from rm 7 is angry at me",
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
        "how do I deal with difficult customers, e.g. angry ones",
        "tips for dealing with customers (e.g. rude ones)",
        "how do I calm a patient, i.e. what do I say",
        "is it busier with customers p.m. or a.m.?",
        "is retail or hospital better for patients vs. customers",
        "the lady at pearson said room 204, what do i bring to the ptce",
        "mr lee at pearson said room 204, do i need two ids",
        "patients on unit 4 keep me busy, how do i switch to hospital",
        "residents in unit 12 love me, how do i ask for a raise",
        "my student account number 443322 is locked, how do i pay tuition",
        "is there a pay chart 2026 for techs",
        "my birthday is 5/3/2008 am i old enough to work in a pharmacy",
        "I was born 5/3/2008, can I register as a tech",
        "can I ask for my mom's birthday 5/3 off",
    ],
)
def test_a_question_about_work_with_patients_is_not(text):
    assert not is_clinical(text)
