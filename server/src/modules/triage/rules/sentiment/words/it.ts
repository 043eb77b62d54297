import type { LanguageWords } from './language-words.ts';

export const italian: LanguageWords = {
  feelings: {
    '3.2': 'eccellent* perfett* meravigli* fantastic* incredibil* spettacolar* ottim* stupend* magnific* adoro amo straordinari* splendid* eccezional* favolos* bellissim* impeccabil*',
    '2.4': 'felice felici felicità grazie content* gioia miglior* amore bell* divertent* divert* consiglio consigliat* ringrazi* soddisfatt* complimenti brav* bravissim* piacere successo allegr* sorris* sorrid* ridere rido haha* ahah* simpatic* evviva auguri dolce vittoria vittorie campion* emozion* fantastico sorriso magia magic* pace amici amicizia innamorat* geniale genio brillant* cuore entusiasm* onest* coraggio* orgoglio forza tvb meraviglia sereno serena libertà delizios* buonissim* tesoro',
    '1.6': 'bene buon buona buono buoni buone piace piaciut* veloc* rapid* gentil* facil* util* comod* qualità aiut* funziona piacevol* corrett* puntual* fortuna speranza vinto vincere vinc* fier* interessant* viva baci abbracci* benvenut* risolt* spero meno male disponibil* sostegno sostieni* miglior* crescita sviluppo soluzion* progress* innov* fiducia partecip* opportunità bravo seri tranquill* sicur* positiv* giust* riform* interess*',
    '-1.3': 'problem* tardi lent* difficil* aspett* attesa stanc* annoi* noios* dubbi* error* sbagl* ritard* manca* car* reso resi reclam* sonno stran* piccol* perso persa perdi* incorrett* purtroppo nessuno peccato tasse senza difficoltà debit* dubbi calo ritardi sacrific* rinvi* proteste protest* sciopero freddo pioggia febbre',
    '-2.2': 'male cattiv* brutt* peggio peggior* trist* tristezza arrabb* delus* delud* rott* difett* danneggiat* guast* piang* pianto odio paura dolor* soffr* schif* ingann* inutil* ingiust* inaccettabil* lament* cancell* mai frustr* preoccup* bugi* menti* colpa mort* malat* guerra crisi rabbia pessimo fallit* fallimento vergogn* ridicol* assurd* ladr* disoccup* fallisc* perdono perdente sconfitt* vittim* violenz* violent* minacc* attacc* guerre incident* tragedi* dramm* uccis* ucci* muore morto morti suicid* povert* poveri tagli licenzi* ipocrit* vigliacc* egoist* indign* indecoros* scandal* tradi* accus* indagat* arrest* condann* carcere dittat* insult* offes* stupr* ladroni falso falsi false inciuci* casta privilegi incapac* incompetent* squallid* depress* solitudine stanco stufi stufo ingannat* illus*',
    '-3.2': 'pessim* orribil* terribil* orrend* truff* vergogna merda* schifo schifos* disastr* rubat* furto frode denunci* cazzo stronz* vaffanculo idiot* imbecill* stupid* odio odia detesto corrott* corruzione assassin* buffon* indecent* coglion* mafi* mafios* criminal* delinquent* fascist* nazist* terroris* bastard* porc* culo cretin* deficient* ignorant* pagliacc* ladri parassit* puttan* merd* cazzat* minchia',
  },
  negations: 'non no mai né senza nessuno niente nulla nessuna neanche nemmeno',
  boosters: 'molto tanto troppo così davvero veramente super estremamente totalmente completamente assolutamente proprio più assai',
  dampers: 'poco quasi appena leggermente abbastanza',
  turns: 'ma però tuttavia eppure',
  blanks: true,
  accentsOptional: true,
};
