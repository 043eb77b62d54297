import type { LanguageWords } from './language-words.ts';

export const spanish: LanguageWords = {
  feelings: {
    '3.2': 'excelent* perfect* maravill* fantástic* increíble* espectacular* estupend* genial* magnífic* encanta* encantad* encantó adoro amo impecable* insuperable* buenísim* fabulos*',
    '2.4': 'feliz felices felicidad* gracias alegr* content* mejor mejores amor quiero bonit* hermos* precios* linda lindo lindas lindos guapa guapo disfrut* recomiend* recomendad* agradec* felicit* divertid* maravilla éxito encanto rapidísim* satisfech* gran grandes sonri* jaja* jeje* risa* reír vivan crack bendicion* bendecid* preciosa precioso emocion* ilusión ilusionad* abrazos sonrisa* divin* chulo chula molan mola ole olé campeon* victoria* triunf* enhorabuena felicitaciones amig* amor* cariño* simpátic* rico rica delicios* brillante* magia mágic* paz tranquil* libre*',
    '1.6': 'bien buen buena bueno buenos buenas gusta gustó gustan gusto rápid* amable* fácil fáciles útil útiles cómod* calidad ayud* funciona agradable* correct* puntual* suert* esperanza ganar ganamos gané viva orgull* interesant* ánimo bravo ojalá besos beso abrazo* bienvenid* resuelt* solucionad* dulce* apoy* logr* consegui* ganas ganador* disfrute* acierto* mejora* confianza solución soluciona* éxitos favor* listo lista puntualidad relaj*',
    '-1.3': 'problema* tarde lent* difícil espera esperando cans* aburr* dud* sin error* equivoc* retras* demora* falta* cambio caro cara caros caras devol* reclam* sueño lástima raro pequeñ* perd* incorrect* pendiente nadie tampoco ojalá fiebre aburrimiento duda* cansancio agot* ruido solos calor frío deuda* difíciles tonto tonta tontos',
    '-2.2': 'mal mala malo malos malas peor peores triste* tristeza enfad* enoj* molest* decepci* fall* roto rota rotos rotas defect* dañad* feo fea llor* odio* miedo dolor* duele sufr* asco queja* engañ* inútil* injust* inaceptable* lamentable* cancel* nunca frustr* preocup* mentir* culpa* muert* enferm* guerra crisis sola solo gripe fracas* rabia bronca ridícul* deprim* depresi* lágrima* llant* sufrimiento extrañ* arruin* irrespet* agres* violen* matar mató matan muere* heridos accidente* tragedia* víctima* recort* paro desempleo hipócrita* cobard* egoísta* indign* impunidad traic* traidor* pésame luto cárcel dictad* amenaz* golpe* tortur* maldit* cagad* harta harto hartos hartas',
    '-3.2': 'pésim* horrible* terrible* fatal* estafa* estafador* ladron* vergonz* vergüenza basura mierda* asquer* desastr* robo robaron fraude denunci* puta puto joder cabron* idiota* imbécil* estúpid* nefast* malísim* odio odia asesin* corrupt* gilipollas capullo payas* sinvergüenza* hdp hijoputa ladrones chorizo* nazis fascista* asesinat* criminal* mafia* terroris* coño carajo idiotas porquería',
  },
  negations: 'no nunca jamás ni sin nadie nada ningún ninguna tampoco',
  boosters: 'muy mucho mucha muchísim* tan tanto super súper demasiado bastante totalmente realmente extremadamente increíblemente sumamente completamente absolutamente más re',
  dampers: 'poco algo casi apenas ligeramente medio',
  turns: 'pero aunque sino',
  blanks: true,
  accentsOptional: true,
};
