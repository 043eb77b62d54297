import type { LanguageWords } from './language-words.ts';

export const portuguese: LanguageWords = {
  feelings: {
    '3.2': 'excelent* perfeit* maravilh* fantástic* incrível incríveis espetacular* ótim* adoro adorei adora amo amei amando sensacional* impecável magnífic* genial* fabulos*',
    '2.4': 'feliz felizes felicidade* obrigad* alegr* contente* melhor melhores amor lind* bonit* gostos* divertid* diverti* recomend* parabéns agradeç* satisfeit* legal sucesso top show massa encant* rindo risos kkk* rsrs* haha* sorri* fof* delíci* maravilhosa campe* vitória* vencer venceu abençoad* emocion* sorriso* brilh* divino divina rainha mito mitou arras* diva gato gata crush amizade amig* paz delicia partiu curti curtindo ansios* animad* top-top hahaha* kkkk* love carinho* fofura*',
    '1.6': 'bem bom boa bons boas gosto gostei gosta gostando rápid* gentil fácil fáceis útil úteis confortável qualidade ajud* funciona agradável corret* pontual* sorte esperança ganhei ganhar ganhou orgulh* interessant* viva beijo* abraço* bem-vind* resolvid* torcendo quero saudade* apoio consegui conseguiu melhora* interesse tranquil* confiança dica* boníssimo apaixon* sdds aprovad* vale',
    '-1.3': 'problema* tarde lent* difícil esper* cansad* chato chata dúvid* erro* errad* atras* demor* falta* car* troca* devol* reclam* sono estranh* pequen* perdi perdid* incorret* pendente ninguém pena sem atraso* calor frio preguiça gripe doid* ressaca insônia febre tédio',
    '-2.2': 'mal mau má maus más ruim ruins pior piores triste* tristeza irritad* irrita* chatead* decep* defeit* quebrad* danificad* fei* chor* medo dor* sofr* nojo* engan* inútil injust* inaceitável lamentável cancel* nunca frustr* preocup* mentir* mentira culpa mort* doente* guerra crise raiva ódio burr* tenso absurd* fracass* lágrima* depress* solidão sozinh* estrag* arruin* sofrência ridícul* vergonhos* violên* agress* mata matou morreu tragédia* vítima* acident* desemprego hipócrita* covarde* egoísta* indign* traição traidor* luto cadeia ameaç* maldit* cansei enche insuport* odeiam flop* fraco fraca perdeu derrota* eliminad* cala calem inferno aff afff droga saco nojent*',
    '-3.2': 'péssim* horrível horríveis terrível terríveis golp* ladr* vergonh* lixo merda* bosta desastr* roub* fraude* denunci* puta porra caralho idiota* imbecil odeio odiei odeia estúpid* detest* corrupt* assassin* palhaçada descaso otári* babac* escrot* vagabund* bandid* ladrão ladrões criminos* fdp vsf vtnc nazist* fascist* assassinat* desgraç* cuzão',
  },
  negations: 'não nao nunca jamais nem sem ninguém nada nenhum nenhuma n',
  boosters: 'muito muita mto mt tão demais super bastante totalmente realmente extremamente completamente absolutamente mais',
  dampers: 'pouco quase meio levemente apenas',
  turns: 'mas porém contudo entretanto embora',
  blanks: true,
  accentsOptional: true,
};
