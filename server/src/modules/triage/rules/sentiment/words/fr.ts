import type { LanguageWords } from './language-words.ts';

export const french: LanguageWords = {
  feelings: {
    '3.2': 'excellent* parfait* génial* géniaux merveill* magnifique* fantastique* incroyable* superbe* adore* adoré* extraordinaire* impeccable* formidable* exceptionnel* sublime*',
    '2.4': 'merci* heureu* content* ravi ravie ravis super aime aimé aimer bonheur joie joyeu* meilleur* bravo félicit* recommande* satisf* belle beau beaux belles jolie joli plaisir drôle* sourire* amour génie réussi* réussite top cool agréable* rire rires mdr lol vive magique* succès victoire* gagné* champion* bravoure amoureu* félicitations espoir* sourit câlin* chéri* chou kiff* hâte trop-bien passionnant* délicieu* brillant* lumineu* paix amis amitié haha* ptdr enchanté* remerci* splendide*',
    '1.6': 'bien bon bonne bons bonnes rapide* facile* utile* aimable* gentil* pratique* confortable* efficace* qualité* aide aidé intéress* correct* ponctuel* chance espoir gagn* fier fière fiers sympa* bienvenu* résolu* bisou* bises conseille innov* solution* durable* propre* progrès avance* amélior* protég* protect* solidair* soutien* soutenir engag* mobilis* important* économis* positif* favorable* participe* découvr* invit*',
    '-1.3': 'problème* retard* tard lent* difficile* attend* attente fatigu* ennuy* doute* erreur* manque* cher chère chers trop perdu* retour* réclam* incorrect* bizarre* petit oubli* dommage toujours personne jamais compliqu* froid inquiétude* difficulté* baisse* coût* chute* polémique* dette* absence manifest* grève* gris pluie',
    '-2.2': 'mal mauvais* pire triste* tristesse déçu* décep* fâch* colère énerv* cassé* casse abîm* défect* endommag* défaut* moche* pleur* peur douleur* inutile* injuste* inacceptable* malheureu* annul* plainte* frustr* inqui* mensonge* ment mort* malade* guerre crise accident* déteste* insupportable* inadmissible* lamentable* pénible* galère* marre raciste* catastrophique* danger* menac* pollu* toxique* détru* destruction déchets réchauffement radioacti* nucléaire échec* perd* victime* blessé* morts violen* racisme haineu* tragi* drame* terrible scandaleu* mensonger* ridicule* absurde* stupide* bête* idiot* abus* expuls* licenci* chôm* faillite* corrup* condamn* prison* inquiétant* alarm* misère pauvre* famine épuis* crainte* craind* refus* critique* dénonc* accus* triche* malheur* souffr* seul seule fatigué* ras-le-bol putes gueule bordel',
    '-3.2': 'horrible* terrible* nul nulle nuls nulles catastroph* arnaqu* escro* voleur* vol scandal* honte* honteu* merde* dégueul* dégoût* affreux affreuse désastr* pourri* pute putain connard* con cons connerie* haine hais haïr exécrable* terroris* attentat* tuer tué* fraude minable* génocid* massacr* assassin* crime* criminel* fascis* nazi* salop* ordure* enculé* chier débile* abruti* immonde* ignoble* infect*',
  },
  negations: 'pas ne n jamais ni sans rien aucun aucune plus non',
  boosters: 'très trop si tellement vraiment extrêmement super hyper totalement complètement absolument particulièrement beaucoup plus',
  dampers: 'peu assez presque légèrement plutôt moins',
  turns: 'mais cependant pourtant toutefois',
  blanks: true,
  accentsOptional: true,
};
