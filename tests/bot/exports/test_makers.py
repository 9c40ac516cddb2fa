"""Who makes which document."""

from bot.exports.pages import makers


def test_each_kind_of_document_is_made_by_its_own_word() -> None:
    assert {kind: maker.__module__ for kind, maker in makers().items()} == {
        "export": "bot.exports.files",
        "minutes": "bot.minutes.files",
        "mydata": "bot.personal_data.files",
        "owner": "bot.owners.files",
        "package": "bot.practice.files",
        "survey": "bot.figures.files",
        "trial": "bot.minutes.files",
    }
