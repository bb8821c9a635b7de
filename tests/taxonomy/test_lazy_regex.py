from taxonomy.patterns import LazyRegex, compile_pattern


def test_an_expression_is_compiled_when_it_is_first_matched():
    regex = LazyRegex("a+b")
    assert not _filled(regex, "match")
    assert regex.match("aab").end() == 3
    assert _filled(regex, "match")


def test_equal_sources_are_equal():
    assert LazyRegex("a") == LazyRegex("a") != LazyRegex("b")
    assert compile_pattern("nauwkeurig*") == compile_pattern.__wrapped__("nauwkeurig*")


def _filled(regex, name):
    try:
        vars(LazyRegex)[name].__get__(regex)
    except AttributeError:
        return False
    return True
