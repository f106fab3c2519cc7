"""Numbers and words that look like a day, and are none, are left alone."""

from datetime import date

import pytest

from bot.understanding.days import deadline


@pytest.mark.parametrize(
    "text",
    """
    study 2 hours
    get 18 months of experience
    read the USP 800 binder
    make $26.50 an hour
    log 1.5 hrs of law
    finish chapter 3
    finish step 2
    score 9/10 on the practice test
    be available 24/7
    get 50/50 shifts
    i may apply somewhere else
    i may 10x my effort
    not fall behind again
    do the spring cleaning of the shelves
    enjoy the spring semester
    march into the office and ask
    sat through the training, now pass it
    see more sun
    get a second job
    be on time
    pass it before my birthday
    start by the end of my birthday month
    lead a team by the time i turn 30
    close the fiscal year well
    be promoted by the end of the fiscal year
    be promoted by fiscal q3
    ask for the third shift
    pass on the 2nd attempt
    work the 3rd shift
    cover the monday shift
    study every monday
    study on mondays
    work monday through friday
    get friday mornings off
    call at 5pm
    be there by 9:30
    learn from April
    ask May about the opening
    help with the christmas party
    start studying after christmas
    learn more in 6 months of retail than in school
    be the winner
    read page 12
    take the 2027 edition of the course
    do the march madness pool
    redo the module i missed yesterday
    speak up more in huddles, no rush
    get a raise
    one day at a time
    answer 90% of the questions
    work in room 2012b
    look around first
    be nice at first
    learn MTM, CMR and TMR reviews
    use the degree i got in 2019 to move up
    """.strip().splitlines(),
    ids=str.strip,
)
def test_an_ordinary_number_or_word_is_no_deadline(text):
    assert deadline(text.strip(), date(2027, 5, 12)) is None
