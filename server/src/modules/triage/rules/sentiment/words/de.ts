import type { LanguageWords } from './language-words.ts';

export const german: LanguageWords = {
  feelings: {
    '3.2': 'perfekt* ausgezeichnet* hervorragend* fantastisch* wunderbar* großartig* grossartig* genial* traumhaft* begeistert* begeisternd* exzellent* wunderschön* sensationell* spitze hammer liebe liebt geliebt',
    '2.4': 'danke dankeschön dank toll tolle toller tolles tollen super klasse glücklich* freu* froh zufrieden* schön schöne schöner schönes schönen schönste* gern gerne lieb liebe* empfehl* geil geile* cool lustig* lachen spaß spass bester beste bestes besten yeah lecker* hübsch* süß* süss* prima erfolg* gelungen gewonnen herrlich* haha* hihi* grins* glückwunsch* juhu* lächel* glückwünsche gewinnt sieg* sieger* freude* freut lächelt wundervoll* fantasie vorfreude yay yeahh <3 herzlich* herzlichen geniess* genieß* sonnig* sonne entspannt* erholsam* liebsten traumhaft* lustiger witzig* niedlich* knuffig* sympath* kuschel* hurra jaa jaaa jippie endlich freundschaft* feiern',
    '1.6': 'gut gute guter gutes guten besser* schnell schnelle* freundlich* nett nette* einfach hilfreich* nützlich* qualität geholfen bequem* angenehm* pünktlich* interessant* hoff* stolz gewinn* glück zuverlässig* gelöst willkommen korrekt* passt preiswert* günstig* ok klappt geklappt funktioniert interessante verbesser* unterstütz* geschafft erfolgreich* hoffentlich ruhig* entspann* gesund* sicher* lohnt stark* sauber*',
    '-1.3': 'problem* spät* verspät* langsam* schwierig* wart* müde langweil* fehlt fehlen fehlend* falsch* fehler* teuer* teure* zweifel* verlor* retoure rückgabe leider immer noch reklam* komisch* vergessen umständlich* kalt angeblich* kopfweh müdigkeit regen stau verschlafen hunger kälte anstrengend* stress* verwirr* unklar*',
    '-2.2': 'schlecht* schlimm* traurig* enttäusch* ärger* sauer wütend* wut kaputt* defekt* beschädigt* mangelhaft* mies* hässlich* wein* angst schmerz* weh unnötig* nutzlos* ungerecht* inakzeptabel* beschwer* frustr* sorge* sorgen lüge* lügen tot tod krank* krieg krise nervt nervig* blöd* dumm* doof* hass* peinlich* unverschämt* unfreundlich* storniert* kündig* schade nazi* opfer unfall schuld weder kopfschmerz* verarsch* verarscht heul* tränen leid leiden verlier* verloren verletz* unfälle gewalt* drohung* bedroh* schlimmer* schmerzen übel* kotz* fieber grippe einsam* depri* depress* verdammt* fuck shit langweilig* bescheuert* bekloppt* lächerlich* schwachsinn* unsinn quatsch versag* verzweif* genervt* keinbock hass hassen asozial* spinner* pack',
    '-3.2': 'katastroph* schrecklich* furchtbar* grauenhaft* entsetzlich* betrug* betrüger* abzock* scheiß* scheiss* kacke* mist müll frechheit* unmöglich* skandal* widerlich* ekelhaft* ekel* arsch* idiot* hasse horror terror* mord* miserabel* sauerei verbrech* faschis* rassis* mörder* vergewaltig* dreck* drecks* wichser* hurensohn* fotze* schlampe* penner* verflucht*',
  },
  negations: 'nicht kein keine keinen keinem keiner keines nie niemals nichts ohne weder niemand nix ned',
  boosters: 'sehr so total echt wirklich richtig extrem absolut besonders unglaublich völlig mega ultra super ganz viel voll zu einfach',
  dampers: 'etwas bisschen kaum fast relativ ziemlich wenig eher',
  turns: 'aber jedoch allerdings sondern trotzdem',
  blanks: true,
  accentsOptional: false,
};
