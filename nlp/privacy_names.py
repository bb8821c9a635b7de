"""First names in use in Flanders and the Netherlands, and words that show a capitalised phrase to be no person.

Written by us from general knowledge; a name that is also an everyday capitalised word, a town or a brand at the
start of a phrase (``Roos``, ``Gent``, ``Mercedes``) is left out: precision first.
"""

from __future__ import annotations

FIRST_NAMES = frozenset(
    """
    aaron abdel abdelkader abdellah abdul achmed adam adinda adriaan adrien agnes ahmed ahmet aicha aisha alain albert
    alex alexander alexandra alexia alexis ali alice alicia aline amber amelie amina amir amira amy an ana anaïs andrea
    andreas andrei andrew andrzej andré andy anita anja anke ann anna annabel annabelle anne anneke anneleen annelies
    annelore annemie annemieke annick annie anny anouk anthony antoine anton antoon antwan ariane arie arjan arjen
    arlette arnaud arne arnold arnout arno arthur artur astrid axel axelle aylin aymane ayoub ayse babette barbara bart
    bas basiel bassem bastiaan bastien bea beatrijs ben benedict benedicte benjamin benny benoit berend bernadette
    bernard bert bertrand betty bianca bie bieke birger birgit bjorn björn bob bogdan boris boudewijn bram brecht britt
    brigitte bruno camille carina carine carl carla carlo carlos carmen carola carolien carolina caroline caspar
    catharina catherine cathy cecile celien celine cem chantal charles charlotte chiara chloe chloé chris christel
    christelle christiaan christian christianne christine christoph christophe christopher cindy claire clara claude
    claudia claudine clement colette conny constantijn cor corine corinne corné cornelis cynthia cédric cedric céline
    daan dagmar daisy damien dana danielle daniel daniël daniëlle danny dave david davy debbie deborah dennis denise
    diana diane didier diederik dieter dimitri dina dirk dominic dominiek dominique donald dorien doris dorothy dries
    eddy edgard edith edouard eduard edward edwin eefje eelco eline elena elien eline elif elina elisa elisabeth elise
    elizabeth elke ella ellen elly els elsje emiel emile emilie emma emmanuel emmy emre eric erica erik erika erna
    ernest erwin esma esmee esther ester etienne eva evelien eveline evelyn evelyne evert evi evy ewout fabian fabienne
    fabio fabrice farid fatiha fatih fatima fatma febe felix femke ferre filip finn fleur floor flor florence florian
    floris francine francis francisco francky franco francois françois frank frankie frans franck fred freddy frederic
    frederick frederik frederique freek freya frieda frits fré gabriel gabriela gaetan gaëlle geert gemma georges
    gerard gerben gerd gerda gerlinde germaine gerrit gerry gert gertjan ghislain gianni gideon giel gijs gilbert
    gilles gina ginette giovanni gitte giuseppe glenn godelieve goedele greet greetje greg gregory grietje griet
    guido guillaume gust gustaaf gustave guy gwen gwendolyn gwenny gwenda hadewych hakan hamid hamza hanan hanna hannah
    hanne hannelore hannes hans harald harm harry hasan hassan hatice heidi hein heleen helena helene helga hélène
    hendrik henk hennie henri henriette herman hilde hilda huub hubert hugo huseyin hüseyin ibrahim ida igor ilham ilke
    ilona ilse imane imke ine ineke ines inga inge ingeborg ingrid inne ioana irene iris irma isa isabel isabelle ismail
    ivan ivo ivonne izabela jaak jaap jacky jaco jacob jacqueline jacques jade jakob jamal james jamila jan jana jane
    janick janne jannick janne jannes jannie janneke janssen jarne jarno jasmien jasmijn jasmine jason jasper jean
    jeanine jeannine jeff jef jelena jelle jennifer jenny jens jeroen jerome jérôme jeremy jessica jessie jessy jet
    jetske jill jim jimmy jo joachim joan joana johan johanna johannes john johnny johny joke jolanda jolien jolanta
    jolijn jonas jonathan jonas joost joppe jordi jordy joren joris jos josé jose josee josef joseph josephine josette
    josfien joyce jozef joëlle joëll joel joël juan jules julia julian julie julien juliette jurgen jurre justine
    kaat kamal karel karen karim karima karin karina karine karlien karolien kasper kate katelijne kathleen kathy katia
    katie katja katleen katrien katrijn kaya kees keith kelly ken kenan kenneth kenny kenza kerim kevin khadija khalid
    kim kimberly kirsten kitty klaartje klaas klara koen koenraad koert kobe kris krist krista kristel kristen kristien
    kristiaan kristina kristine kristof kristoff krzysztof kurt kyra lander lara lars laura laure laurence laurens
    laurent lauren lea leen leentje lena lenka lennart lennert leo leon leona leonie leonard leopold leslie levi lex
    lia lieke liam lidia lies liesbet liesbeth lieselot lieselotte liesje lieve lieven lien liese lies lieven lili lilian
    liliane lina linda lindsay lindsey line lisa lisanne lise liselotte lize lizzy loes lode lodewijk loic loïc lore
    loredana loreena lorenzo lotte louis louisa louise luc lucas lucia lucie lucien lucienne ludo ludovic luk lukas
    luna lut lutgart lydia lydie lynn lyne maaike maarten maartje machteld maddy magali magda magdalena mahmoud maite
    malika manon manuel manuela marc marcel marco marcus margaret margareta margaux margo margot margriet maria marian
    marianne mariana marie marieke mariekerke marielle marijke marijn marijs marina mario marion marius marjan marjolein
    marjolijn marja mark marleen marlies marnik marnix marta martha martijn martin martine martinus marthe maryam maryse
    mathias mathieu mathijs mathilde matteo matthew matthias matthieu matthijs maud maureen maurice maurits max maxim
    maxime mehdi mehmet melanie melissa merel merle merve mia michael michaël michaela michal michel michele michelle
    michiel mieke mien miet mieke mika mike milan milena milou mina mira miranda mireille miriam mirjam mirthe mo
    moana mohamed mohammed mohammad monica monika monique moniek mounir mourad murat mustafa mustapha myriam myrthe
    nabil nadia nadège nadine naima najat nancy naomi natacha natalia natalie natasja natasha nathalie nathan nele
    nelly nicholas nick nicky nico nicola nicolas nicole niels nikita nikki nils nina nino noah noel noëlla noor noortje
    nora norbert nour noura odette odile olaf olga oliver olivia olivier omar omer onno oscar oskar osman othman otto
    pascal pascale pascalle patricia patrick patrik patsy paul paula paulette pauline paulien pavel pedro peggy peter
    petra phaedra philip philippe philippine pia piet pierre pieter pieterjan piotr quentin quinten quinty rachel rachid
    rachida raf rafael raoul rafaël ralf ralph ramon ramona raphael raphaël rebecca regina reginald reinhilde reinier
    reinout rembert remco remi rémi renaat renata renate rene renee renilde rené renée rianne ria ricardo richard rik
    rika rita rob robbe robbie robby robert roberto robin robrecht roel roeland roger rogier roland rolf romain romina
    romy ron ronald ronny roos rosa rosalie rosanne rosemarie rosita rowan roxane rozemarijn ruben ruben rudi rudolf
    rudy rune ruth rutger saar saartje sabine sabrina sadia saida said salima salma sam samantha sami samir samira
    sammy samson samuel samuël sander sandra sandrine sandy sanne sara sarah sascha saskia selin selma semih serge
    sevda severine shana shanti sharon sheila sibylle sien sigrid silke silvia silvie simon simone simonne sofia sofie
    solange sonia sonja sophia sophie soraya stan stanny stef stefaan stefan stefanie steffi steffie stefania stephan
    stephane stéphane stephanie stéphanie stephen steve steven stien stijn stine sue susan susanne suzanne suzy sven svenja
    svetlana sylke sylvain sylvia sylvie tamara tania tanja tara tatiana tatjana ted teun tessa thea theo theodoor
    theresa therese thibault thibaut thibaud thibo thierry thijs thomas tiebe tijl tijs tim timo timothy tina tine tineke
    tinne tino tobias tom tomas tomasz toni tonia tonny tony toon trees trui truus tuur urbain ursula valentijn valerie
    valérie valentine vanessa veerle vera vero veronica veronique véronique vic vicky victor victoria viktor vincent
    viola violette virginie virginia viviane vivian vladimir wannes ward warre wendy werner wesley wies wilfried willem
    willy wilma wim wina wouter xander xavier yana yannick yannis yara yasin yasmina yasmine yassin yassine yavuz yente
    yentl yolande youri youssef yusuf yves yvette yvonne zakaria zeynep zineb zoë zoé zoe zohra
    """.split()
)

# Inside or right after a candidate name: then it is an employer, a department, a job or a place.
NOT_A_PERSON = frozenset(
    """
    nv bv bvba cv cvba vzw sa sprl srl ag gmbh inc ltd group groep holding team dienst personeelsdienst afdeling hr
    human resources recruitment recruiting selectie select selection talent jobs interim uitzend uitzendbureau
    uitzendkantoor kantoor bank banken verzekeringen logistics transport services service solutions systems
    technics engineering consulting consultancy academy college school scholen hogeschool universiteit university
    ziekenhuis az uz ocmw stad gemeente provincie vlaanderen vlaamse vlaams belgië belgie nederland brussel antwerpen
    gent leuven brugge hasselt vdab actiris forem randstad adecco manpower tempo synergie accent unique agilitas
    start people vivaldis impact forum asap konvert daoust janssen pharma pharmaceutica international europe benelux
    manager management medewerker coördinator consultant recruiter directeur directrice hoofd verantwoordelijke
    ploegbaas teamleader teamcoach adviseur specialist officer partner business support desk helpdesk klantendienst
    onze ons het een de je jij jouw uw u wij we via voor bij op naar met meer info informatie bel mail stuur solliciteer
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
    september oktober november december nederlands frans engels duits
    """.split()
)
