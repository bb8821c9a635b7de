"""A text that is no vacancy says so; languages, traits and vague titles are rewritten as they are counted."""

from __future__ import annotations

from vaardig.quality.assess import assess
from vaardig.quality.render import html_report
from vaardig.quality.source import read_single

AD = (
    "Wij zoeken een lasser in Gent.\nTaken:\n- Je last stalen onderdelen met MIG.\n- Je leest technische tekeningen.\n"
    "Profiel:\n- Je bent perfect viertalig (Nederlands, Frans, Engels, Duits).\n- Je hebt ervaring met lassen."
)
NEWS = (
    "De gemeenteraad keurde gisteren de begroting goed. De oppositie vond dat er te weinig geld naar de scholen gaat. "
    "Volgens de burgemeester stijgen de kosten van de energie sneller dan voorzien. Het stadsbestuur rekent op een "
    "hogere opbrengst uit parkeren en op steun van de Vlaamse regering voor de nieuwe fietsbrug over het kanaal."
)


def test_a_report_of_our_own_is_no_vacancy(tmp_path, engine):
    page = tmp_path / "verslag.html"
    page.write_text(html_report(assess(AD, title="Lasser", engine=engine)), encoding="utf-8")
    assert "geen vacature" in assess(read_single(page), engine=engine).notes[0]


def test_an_article_is_doubted_and_a_vacancy_is_not(engine):
    assert any("Is dit wel een vacature?" in note for note in assess(NEWS, engine=engine).notes)
    assert not any("vacature?" in note for note in assess(AD, title="Lasser", engine=engine).notes)


def test_every_language_of_one_word_is_rewritten(engine):
    report = assess(AD, title="Lasser", engine=engine)
    rewrite = next(f.rewrite for f in report.findings if f.rule == "inclusie.taalniveau")
    assert "Nederlands, Frans, Engels en Duits" in rewrite


def test_the_traits_that_are_counted_are_the_ones_that_are_rewritten(engine):
    traits = (
        "stressbestendig, flexibel, nauwkeurig, communicatief, zelfstandig, leergierig, klantgericht, "
        "creatief, assertief, stipt, polyvalent"
    )
    text = f"{AD}\nJe bent {traits}."
    report = assess(text, title="Lasser", engine=engine)
    finding = next(f for f in report.findings if f.rule == "hierarchie.soft")
    named = finding.rewrite.partition(": ")[2].partition(".")[0].split("; ")
    assert f"vraagt {len(named)} verschillende" in finding.what


def test_a_repeated_line_is_quoted(engine):
    report = assess(f"{AD}\nTaken:\n- Je last stalen onderdelen met MIG.", title="Lasser", engine=engine)
    finding = next(f for f in report.findings if f.rule == "helderheid.herhaling")
    assert finding.what == 'Een regel staat er meer dan eens, zoals "Je last stalen onderdelen met MIG.".'
