from vaardig.base.errors import InputError, MissingExtraError, VaardigError


def test_message_says_found_allowed_and_next():
    error = InputError("x is 3", allowed="1 or 2", next_step="change x")
    assert str(error) == "x is 3. Allowed: 1 or 2. Next: change x."
    assert isinstance(error, VaardigError)


def test_missing_extra_names_the_install_command():
    assert "pip install 'vaardig[documents]'" in str(MissingExtraError("pypdf", "documents", "reading PDF"))


def test_a_question_keeps_its_mark():
    assert str(InputError("no 'voding'", next_step="did you mean 'food'?")).endswith("did you mean 'food'?")
