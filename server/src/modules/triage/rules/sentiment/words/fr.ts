import type { LanguageWords } from './language-words.ts';

export const french: LanguageWords = {
  feelings: {
    '3.2': 'excellent* parfait* génial* géniaux merveill* magnifique* fantastique* incroyable* superbe* adore* adoré* extraordinaire* impeccable* formidable* exceptionnel* sublime*',
    '2.4': 'merci* heureu* content* ravi ravie ravis super aime aimé aimer bonheur joie joyeu* meilleur* bravo félicit* recommande* satisf* belle beau beaux belles jolie joli plaisir drôle* sourire* amour génie réussi* réussite top cool agréable* rire rires mdr lol',
    '1.6': 'bien bon bonne bons bonnes rapide* facile* utile* aimable* gentil* pratique* confortable* efficace* qualité* aide aidé intéress* correct* ponctuel* chance espoir gagn* fier fière fiers sympa* bienvenu* résolu* bisou* bises conseille',
    '-1.3': 'problème* retard* tard lent* difficile* attend* attente fatigu* ennuy* doute* erreur* manque* cher chère chers trop perdu* retour* réclam* incorrect* bizarre* petit oubli* dommage toujours personne jamais compliqu* froid',
    '-2.2': 'mal mauvais* pire triste* tristesse déçu* décep* fâch* colère énerv* cassé* casse abîm* défect* endommag* défaut* moche* pleur* peur douleur* inutile* injuste* inacceptable* malheureu* annul* plainte* frustr* inqui* mensonge* ment mort* malade* guerre crise accident* déteste* insupportable* inadmissible* lamentable* pénible* galère* marre raciste*',
    '-3.2': 'horrible* terrible* nul nulle nuls nulles catastroph* arnaqu* escro* voleur* vol scandal* honte* honteu* merde* dégueul* dégoût* affreux affreuse désastr* pourri* pute putain connard* con cons connerie* haine hais haïr exécrable* terroris* attentat* tuer tué* fraude minable*',
  },
  negations: 'pas ne n jamais ni sans rien aucun aucune plus non',
  boosters: 'très trop si tellement vraiment extrêmement super hyper totalement complètement absolument particulièrement beaucoup plus',
  dampers: 'peu assez presque légèrement plutôt moins',
  turns: 'mais cependant pourtant toutefois',
  blanks: true,
  accentsOptional: true,
};
