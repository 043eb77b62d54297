import type { LanguageWords } from './language-words.ts';

export const spanish: LanguageWords = {
  feelings: {
    '3.2': 'excelent* perfect* maravill* fantástic* increíble* espectacular* estupend* genial* magnífic* encanta* encantad* encantó adoro amo impecable* insuperable* buenísim* fabulos*',
    '2.4': 'feliz felices felicidad* gracias alegr* content* mejor mejores amor quiero bonit* hermos* precios* linda lindo lindas lindos guapa guapo disfrut* recomiend* recomendad* agradec* felicit* divertid* maravilla éxito encanto rapidísim* satisfech* gran grandes sonri* jaja* jeje* risa* reír',
    '1.6': 'bien buen buena bueno buenos buenas gusta gustó gustan gusto rápid* amable* fácil fáciles útil útiles cómod* calidad ayud* funciona agradable* correct* puntual* suert* esperanza ganar ganamos gané viva orgull* interesant* ánimo bravo ojalá besos beso abrazo* bienvenid* resuelt* solucionad*',
    '-1.3': 'problema* tarde lent* difícil espera esperando cans* aburr* dud* sin error* equivoc* retras* demora* falta* cambio caro cara caros caras devol* reclam* sueño lástima raro pequeñ* perd* incorrect* pendiente nadie tampoco',
    '-2.2': 'mal mala malo malos malas peor peores triste* tristeza enfad* enoj* molest* decepci* fall* roto rota rotos rotas defect* dañad* feo fea llor* odio* miedo dolor* duele sufr* asco queja* engañ* inútil* injust* inaceptable* lamentable* cancel* nunca frustr* preocup* mentir* culpa* muert* enferm* guerra crisis sola solo',
    '-3.2': 'pésim* horrible* terrible* fatal* estafa* estafador* ladron* vergonz* vergüenza basura mierda* asquer* desastr* robo robaron fraude denunci* puta puto joder cabron* idiota* imbécil* estúpid* nefast* malísim* odio odia asesin* corrupt*',
  },
  negations: 'no nunca jamás ni sin nadie nada ningún ninguna tampoco',
  boosters: 'muy mucho mucha muchísim* tan tanto super súper demasiado bastante totalmente realmente extremadamente increíblemente sumamente completamente absolutamente más re',
  dampers: 'poco algo casi apenas ligeramente medio',
  turns: 'pero aunque sino',
  blanks: true,
  accentsOptional: true,
};
