import type { LanguageWords } from './language-words.ts';

export const dutch: LanguageWords = {
  feelings: {
    '3.2': 'uitstekend* perfect* fantastisch* geweldig* prachtig* schitterend* super top heerlijk* briljant* ongelooflijk geniaal geniale toppie voortreffelijk* subliem*',
    '2.4': 'dank dankje bedankt dankbaar blij* gelukkig* mooi* leuk* fijn* tevreden liefde lief* beste genieten genoten aanrader aanbevel* lekker* grappig* lachen feest gefeliciteerd succes* plezier gezellig* vriendelijk* knap*',
    '1.6': 'goed goede beter* snel snelle aardig* makkelijk* handig* nuttig* kwaliteit geholpen comfortabel* aangenaam* correct* stipt hoop trots gewonnen interessant* welkom opgelost prettig* netjes keurig* graag betrouwbaar*',
    '-1.3': 'probleem problemen laat later vertraging* vertraagd* traag trage moeilijk* wacht* moe saai* ontbre* fout* verkeerd* duur dure twijfel* kwijt retour klacht* raar vergeten helaas jammer nog steeds niemand onduidelijk*',
    '-2.2': 'slecht* erg verdrietig* teleurgesteld* teleurstell* boos boze kwaad kwade kapot* defect* beschadigd* stuk lelijk* huil* bang pijn* nutteloos nutteloze oneerlijk* onacceptabel* frustr* zorgen leugen* lieg* dood ziek* oorlog irrit* stom* haat* onbeleefd* onbeschoft* geannuleerd* schande* belachelijk* waardeloos waardeloze',
    '-3.2': 'verschrikkelijk* vreselijk* afschuwelijk* ramp* oplicht* fraude bedrog bedrieg* kut* klote* rotzooi troep waardeloos schandalig* walgelijk* idioot idiote* haat gestolen diefstal drama dramatisch* belabberd* bagger',
  },
  negations: 'niet geen nooit niets zonder noch niemand nergens',
  boosters: 'heel erg zeer zo echt enorm extreem super mega totaal volledig absoluut ontzettend veel te',
  dampers: 'beetje iets amper bijna redelijk weinig nauwelijks',
  turns: 'maar echter toch hoewel',
  blanks: true,
  accentsOptional: true,
};
