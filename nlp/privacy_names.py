"""First names in use in Flanders and the Netherlands, and words that show a capitalised phrase to be no person.

Written by us from general knowledge; a name that is also an everyday capitalised word, a town or a brand at the
start of a phrase (``Roos``, ``Line``, ``Mercedes``) is left out: precision first.
"""
# ruff: noqa: SIM905 (a word list reads and diffs better as lines of words)

from __future__ import annotations

FIRST_NAMES = frozenset(
    """
    aaron abdel abdelkader abdellah abdul achmed adam adinda adriaan adrien agnes ahmed ahmet aicha aisha alain
    albert alex alexander alexandra alexia alexis ali alice alicia aline amber amelie amina amir amira amy an
    ana anaïs andrea andreas andrei andrew andrzej andré andy anita anja anke ann anna annabel annabelle anne
    anneke anneleen annelies annelore annemie annemieke annick annie anny anouk anthony antoine anton antoon
    antwan ariane arie arjan arjen arlette arnaud arne arno arnold arnout arthur artur astrid axel axelle aylin
    aymane ayoub ayse babette barbara bart bas basiel bassem bastiaan bastien bea beatrijs ben benedict
    benedicte benjamin benny benoit berend bernadette bernard bert bertrand betty bianca bie bieke birger birgit
    bjorn björn bob bogdan boris boudewijn bram brecht brigitte britt bruno camille carina carine carl carla
    carlo carlos carmen carola carolien carolina caroline caspar catharina catherine cathy cecile cedric celien
    celine cem chantal charles charlotte chiara chloe chloé chris christel christelle christiaan christian
    christianne christine christoph christophe christopher cindy claire clara claude claudia claudine clement
    colette conny constantijn cor corine corinne cornelis corné cynthia cédric céline daan dagmar daisy damien
    dana daniel danielle daniël daniëlle danny dave david davy debbie deborah denise dennis diana diane dick
    didier diederik dieter dimitri dina dirk domien dominic dominiek dominique donald dorien doris dorothy dries
    eddy edgard edith edmond edouard eduard edward edwin eefje eelco elena elien elif elina eline elisa
    elisabeth elise elizabeth elke ella ellen elly els elsje emiel emile emilie emma emmanuel emmy emre eric
    erica erik erika erna ernest erwin esma esmee ester esther etienne eva evelien eveline evelyn evelyne evert
    evi evy ewout fabian fabienne fabio fabrice farid fatih fatiha fatima fatma febe felix femke ferre filip
    finn fleur floor florence florian floris francine francis francisco franck francky franco francois frank
    frankie frans françois fred freddy frederic frederick frederik frederique freek freya frieda frits fré
    gabriel gabriela gaetan gaëlle geert gemma georges gerard gerben gerd gerda gerlinde germaine gerrit gerry
    gert gertjan ghislain gianni gideon giel gijs gilbert gilles gina ginette giovanni gitte giuseppe glenn
    godelieve goedele greet greetje greg gregory griet grietje guido guillaume gust gustaaf gustave guy gwen
    gwenda gwendolyn gwenny hadewych hakan hamid hamza hanan hanna hannah hanne hannelore hannes hans harald
    harm harry hasan hassan hatice heidi hein heleen helena helene helga hendrik henk hennie henri henriette
    herman hilda hilde hubert hugo huseyin huub hélène hüseyin ibrahim ida igor ilham ilke ilona ilse imane imke
    ine ineke ines inga inge ingeborg ingrid inne ioana irene iris irma isa isabel isabelle ismail ivan ivo
    ivonne izabela jaak jaap jacky jaco jacob jacqueline jacques jade jakob jamal james jamila jan jana jane
    janick janne janneke jannes jannick jannie jarne jarno jasmien jasmijn jasmine jason jasper jean jeanine
    jeannine jef jeff jelena jelle jennifer jenny jens jeremy jeroen jerome jessica jessie jessy jet jetske jill
    jim jimmy jo joachim joan joana joel johan johanna johannes john johnny johny joke jolanda jolanta jolien
    jolijn jonas jonathan joost joppe jordi jordy joren joris jos jose josee josef joseph josephine josette
    josfien josé joyce jozef joël joëll joëlle juan jules julia julian julie julien juliette jurgen jurre
    justine jérôme kaat kamal karel karen karim karima karin karina karine karlien karolien kasper kate
    katelijne kathleen kathy katia katie katja katleen katrien katrijn kaya kees keith kelly ken kenan kenneth
    kenny kenza kerim kevin khadija khalid kim kimberly kirsten kitty klaartje klaas klara kobe koen koenraad
    koert kris krist krista kristel kristen kristiaan kristien kristina kristine kristof kristoff krzysztof kurt
    kyra lander lara lars laura laure lauren laurence laurens laurent lea leen leentje lena lenka lennart
    lennert leo leon leona leonard leonie leopold leslie levi lex lia liam lidia lieke lien lies liesbet
    liesbeth liese lieselot lieselotte liesje lieve lieven lili lilian liliane lina linda lindsay lindsey lisa
    lisanne lise liselotte lize lizzy lode lodewijk loes loic lore loredana loreena lorenzo lotte louis louisa
    louise loïc luc lucas lucia lucie lucien lucienne ludo ludovic luk lukas luna lut lutgart lydia lydie lyne
    lynn maaike maarten maartje machteld maddy magali magda magdalena mahmoud maite malika manon manuel manuela
    marc marcel marco marcus margaret margareta margaux margo margot margriet maria marian mariana marianne
    marie marieke marielle marijke marijn marijs marina mario marion marius marja marjan marjolein marjolijn
    mark marleen marlies marnik marnix marta martha marthe martijn martin martine martinus maryam maryse mathias
    mathieu mathijs mathilde matteo matthew matthias matthieu matthijs maud maureen maurice maurits maxim maxime
    mehdi mehmet melanie melissa merle merve mia michael michaela michal michaël michel michele michelle michiel
    mieke mien miet mika mike milan milena milou mina mira miranda mireille miriam mirjam mirthe mitch moana
    mohamed mohammad mohammed monica moniek monika monique mounir mourad murat mustafa mustapha myriam myrthe
    nabil nadia nadine nadège naima najat nancy naomi natacha natalia natalie natasha natasja nathalie nathan
    nele nelly nicholas nick nicky nico nicola nicolas nicole niels nikita nikki nils nina nino noah noel noor
    noortje nora norbert nour noura noëlla odette odile olaf olga oliver olivia olivier omar omer onno oscar
    oskar osman othman otto pascal pascale pascalle patricia patrick patrik patsy paul paula paulette paulien
    pauline pavel pedro peggy peter petra phaedra philip philippe philippine pia pierre piet pieter pieterjan
    piotr quentin quinten quinty rachel rachid rachida raf rafael rafaël ralf ralph ramon ramona raoul raphael
    raphaël rebecca regina reginald reinhilde reinier reinout rembert remco remi renaat renata renate rene renee
    renilde rené renée ria rianne ricardo richard rik rika rita rob robbe robbie robby robert roberto robin
    robrecht roel roeland roger rogier roland rolf romain romina romy ron ronald ronny rosa rosalie rosanne
    rosemarie rosita rowan roxane rozemarijn ruben rudi rudolf rudy rune rutger ruth rémi saar saartje sabine
    sabrina sadia saida salima salma sam samantha sami samir samira sammy samson samuel samuël sander sandra
    sandrine sandy sanne sara sarah sascha saskia selin selma semih serge sevda severine shana shanti sharon
    sheila sibylle sien sigrid silke silvia silvie simon simone simonne sofia sofie solange sonia sonja sophia
    sophie soraya stan stanny stef stefaan stefan stefania stefanie steffi steffie stephan stephane stephanie
    stephen steve steven stien stijn stine stéphane stéphanie sue susan susanne suzanne suzy sven svetlana sylke
    sylvain sylvia sylvie tamara tania tanja tara tatiana tatjana ted tessa teun thea theo theodoor theresa
    therese thibaud thibault thibaut thibo thierry thijs thomas tijl tijs tim timo timothy tina tine tineke
    tinne tino tobias tom tomas tomasz toni tonia tonny tony toon trees trui truus tuur urbain ursula valentijn
    valentine valerie valérie vanessa veerle vera vero veronica veronique vic vicky victor victoria viktor
    vincent viola violette virginia virginie vivian viviane vladimir véronique wannes ward warre wendy werner
    wesley wies wilfried willem willy wilma wim wina wouter xander xavier yana yannick yannis yara yasin yasmina
    yasmine yassin yassine yavuz yente yentl yolande youri youssef yusuf yves yvette yvonne zakaria zeynep zineb
    zoe zohra zoé zoë
    """.split()
)

# Inside or right after a candidate name: then it is an employer, a department, a job or a place.
NOT_A_PERSON = frozenset(
    """
    academy accent actiris adecco adviseur afdeling ag agilitas antwerpen april area asap augustus az bank
    banken bel belgie belgië benelux bij brugge brussel business bv bvba college consultancy consultant
    consulting coördinator cv cvba daoust data de december desk dienst dinsdag directeur directrice disclaimer
    donderdag duits een engels engineering europe februari forem forum frans gemeente gent gmbh groep group
    hasselt head helpdesk het hogeschool holding hoofd hr human impact inc info informatie interim international
    januari je jij jobs jouw juli juni junior kantoor klantendienst konvert lead leuven logistics ltd maandag
    maart mail management manager manpower medewerker meer mei met naar nederland nederlands november nv ocmw
    officer oktober ons onze op partner people personeelsdienst pharma pharmaceutica ploegbaas product project
    provincie randstad recruiter recruiting recruitment resources sa scholen school sector select selectie
    selection senior september service services solliciteer solutions specialist sprl srl stad start stuur
    support synergie systems talent team teamcoach teamleader tech technics tempo transport u uitzend
    uitzendbureau uitzendkantoor unique universiteit university uw uz vacature vacature-id vacatures vdab
    verantwoordelijke verzekeringen via vivaldis vlaams vlaamse vlaanderen voor vrijdag vzw we wij woensdag
    zaterdag ziekenhuis zondag
    """.split()
)
