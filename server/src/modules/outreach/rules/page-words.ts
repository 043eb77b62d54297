import type { Language } from './words/index.ts';

/** What somebody may choose to be told of. */
export const PURPOSES = ['service', 'marketing', 'survey'] as const;

interface PageWords {
  readonly title: string;
  readonly intro: string;
  readonly purposes: Readonly<Record<(typeof PURPOSES)[number], readonly [name: string, text: string]>>;
  readonly way: readonly [name: string, text: string];
  readonly save: string;
  readonly saved: string;
  readonly confirm: string;
  readonly confirmed: string;
  readonly confirmAsk: string;
  readonly confirmDo: string;
  readonly stopAsk: string;
  readonly stopDo: string;
  readonly stopped: string;
  readonly unknown: string;
  readonly back: string;
  readonly confirmSubject: string;
  readonly confirmText: string;
}

const words: Readonly<Record<Language, PageWords>> = {
  en: {
    title: 'What {brand} tells you', intro: 'Choose what you want to hear about by e-mail. Answers to your own messages always reach you.',
    purposes: { service: ['News of your orders', 'Delays, delivery, returns, payments.'], marketing: ['Offers and goods that are back', 'Only what you asked for.'], survey: ['How did we do?', 'One question after we helped you.'] },
    way: ['News of your orders by {way} to {number}', 'Instead of the e-mail, where that is turned off.'], save: 'Save', saved: 'Saved.', confirm: 'We sent you an e-mail: please confirm there that you want offers.', confirmed: 'Thank you, that is confirmed.', confirmAsk: 'Do you want offers and news of goods by e-mail?', confirmDo: 'Yes, I do',
    stopAsk: 'Shall {brand} stop sending you news of your orders? Answers to your messages still reach you.', stopDo: 'Stop sending me these', stopped: 'Done. {brand} sends you no such notices any more.',
    unknown: 'This link is not complete. Please open it from the mail again.', back: 'Choose again', confirmSubject: 'Please confirm: news from {brand}', confirmText: 'Hello,\n\nyou asked for offers and news of goods from {brand}. Please confirm it here:\n\n{link}\n\nIf that was not you, do nothing.\n\n{brand}',
  },
  de: {
    title: 'Was Ihnen {brand} mitteilt', intro: 'Wählen Sie, was Sie per E-Mail erfahren möchten. Antworten auf Ihre eigenen Nachrichten bekommen Sie immer.',
    purposes: { service: ['Neues zu Ihren Bestellungen', 'Verspätungen, Zustellung, Rücksendungen, Zahlungen.'], marketing: ['Angebote und was wieder da ist', 'Nur worum Sie gebeten haben.'], survey: ['Wie war’s mit uns?', 'Eine Frage, nachdem wir geholfen haben.'] },
    way: ['Neues zu Ihren Bestellungen per {way} an {number}', 'Statt der E-Mail, wo diese ausgeschaltet ist.'], save: 'Speichern', saved: 'Gespeichert.', confirm: 'Wir haben Ihnen eine E-Mail geschickt: Bitte bestätigen Sie dort, dass Sie Angebote möchten.', confirmed: 'Danke, das ist bestätigt.', confirmAsk: 'Möchten Sie Angebote und Neues per E-Mail?', confirmDo: 'Ja, das möchte ich',
    stopAsk: 'Soll {brand} Ihnen nichts mehr zu Ihren Bestellungen schicken? Antworten auf Ihre Nachrichten bekommen Sie weiterhin.', stopDo: 'Nichts mehr schicken', stopped: 'Erledigt. {brand} schickt Ihnen keine solchen Hinweise mehr.',
    unknown: 'Dieser Link ist nicht vollständig. Bitte öffnen Sie ihn noch einmal aus der Mail.', back: 'Noch einmal wählen', confirmSubject: 'Bitte bestätigen: Neues von {brand}', confirmText: 'Guten Tag,\n\nSie möchten Angebote und Neues von {brand}. Bitte bestätigen Sie das hier:\n\n{link}\n\nWaren Sie das nicht, tun Sie nichts.\n\n{brand}',
  },
  es: {
    title: 'De qué te avisa {brand}', intro: 'Elige de qué quieres saber por correo. Las respuestas a tus propios mensajes te llegan siempre.',
    purposes: { service: ['Novedades de tus pedidos', 'Retrasos, entrega, devoluciones, pagos.'], marketing: ['Ofertas y lo que ha vuelto', 'Solo lo que pediste.'], survey: ['¿Qué tal lo hicimos?', 'Una pregunta después de ayudarte.'] },
    way: ['Novedades de tus pedidos por {way} al {number}', 'En lugar del correo, si está desactivado.'], save: 'Guardar', saved: 'Guardado.', confirm: 'Te hemos enviado un correo: confirma allí que quieres ofertas.', confirmed: 'Gracias, está confirmado.', confirmAsk: '¿Quieres ofertas y novedades por correo?', confirmDo: 'Sí, quiero',
    stopAsk: '¿Quieres que {brand} deje de enviarte novedades de tus pedidos? Las respuestas a tus mensajes te seguirán llegando.', stopDo: 'No enviarme más', stopped: 'Hecho. {brand} ya no te envía estos avisos.',
    unknown: 'Este enlace no está completo. Ábrelo de nuevo desde el correo.', back: 'Elegir otra vez', confirmSubject: 'Confirma, por favor: novedades de {brand}', confirmText: 'Hola:\n\npediste ofertas y novedades de {brand}. Confírmalo aquí:\n\n{link}\n\nSi no fuiste tú, no hagas nada.\n\n{brand}',
  },
  fr: {
    title: 'Ce que {brand} vous annonce', intro: 'Choisissez ce que vous voulez savoir par e-mail. Les réponses à vos propres messages vous parviennent toujours.',
    purposes: { service: ['Nouvelles de vos commandes', 'Retards, livraison, retours, paiements.'], marketing: ['Offres et articles de nouveau en stock', 'Seulement ce que vous avez demandé.'], survey: ['Comment avons-nous fait ?', 'Une question après notre aide.'] },
    way: ['Nouvelles de vos commandes par {way} au {number}', 'À la place de l’e-mail, s’il est désactivé.'], save: 'Enregistrer', saved: 'Enregistré.', confirm: 'Nous vous avons envoyé un e-mail : confirmez-y que vous voulez des offres.', confirmed: 'Merci, c’est confirmé.', confirmAsk: 'Voulez-vous des offres et des nouvelles par e-mail ?', confirmDo: 'Oui, je veux',
    stopAsk: 'Voulez-vous que {brand} cesse de vous envoyer des nouvelles de vos commandes ? Les réponses à vos messages vous parviennent toujours.', stopDo: 'Ne plus m’en envoyer', stopped: 'C’est fait. {brand} ne vous envoie plus de tels avis.',
    unknown: 'Ce lien n’est pas complet. Ouvrez-le de nouveau depuis l’e-mail.', back: 'Choisir à nouveau', confirmSubject: 'Merci de confirmer : nouvelles de {brand}', confirmText: 'Bonjour,\n\nvous avez demandé des offres et des nouvelles de {brand}. Confirmez-le ici :\n\n{link}\n\nSi ce n’était pas vous, ne faites rien.\n\n{brand}',
  },
  it: {
    title: 'Che cosa ti comunica {brand}', intro: 'Scegli che cosa vuoi sapere per e-mail. Le risposte ai tuoi messaggi ti arrivano sempre.',
    purposes: { service: ['Novità sui tuoi ordini', 'Ritardi, consegna, resi, pagamenti.'], marketing: ['Offerte e prodotti tornati', 'Solo ciò che hai chiesto.'], survey: ['Com’è andata?', 'Una domanda dopo il nostro aiuto.'] },
    way: ['Novità sui tuoi ordini via {way} al {number}', 'Al posto dell’e-mail, se è disattivata.'], save: 'Salva', saved: 'Salvato.', confirm: 'Ti abbiamo mandato un’e-mail: conferma lì che vuoi le offerte.', confirmed: 'Grazie, è confermato.', confirmAsk: 'Vuoi offerte e novità per e-mail?', confirmDo: 'Sì, le voglio',
    stopAsk: '{brand} deve smettere di mandarti novità sui tuoi ordini? Le risposte ai tuoi messaggi ti arrivano comunque.', stopDo: 'Non mandarmele più', stopped: 'Fatto. {brand} non ti manda più questi avvisi.',
    unknown: 'Questo link non è completo. Aprilo di nuovo dall’e-mail.', back: 'Scegli di nuovo', confirmSubject: 'Conferma, per favore: novità da {brand}', confirmText: 'Buongiorno,\n\nhai chiesto offerte e novità da {brand}. Confermalo qui:\n\n{link}\n\nSe non eri tu, non fare nulla.\n\n{brand}',
  },
  nl: {
    title: 'Wat {brand} je laat weten', intro: 'Kies wat je per e-mail wilt horen. Antwoorden op je eigen berichten krijg je altijd.',
    purposes: { service: ['Nieuws over je bestellingen', 'Vertraging, bezorging, retouren, betalingen.'], marketing: ['Aanbiedingen en wat er weer is', 'Alleen waar je om vroeg.'], survey: ['Hoe ging het?', 'Eén vraag nadat we hielpen.'] },
    way: ['Nieuws over je bestellingen per {way} naar {number}', 'In plaats van de e-mail, waar die uit staat.'], save: 'Opslaan', saved: 'Opgeslagen.', confirm: 'We stuurden je een e-mail: bevestig daar dat je aanbiedingen wilt.', confirmed: 'Dank je, dat is bevestigd.', confirmAsk: 'Wil je aanbiedingen en nieuws per e-mail?', confirmDo: 'Ja, graag',
    stopAsk: 'Moet {brand} stoppen met nieuws over je bestellingen? Antwoorden op je berichten krijg je nog steeds.', stopDo: 'Stuur me dit niet meer', stopped: 'Klaar. {brand} stuurt je zulke berichten niet meer.',
    unknown: 'Deze link is niet volledig. Open hem nog eens vanuit de mail.', back: 'Opnieuw kiezen', confirmSubject: 'Bevestig alsjeblieft: nieuws van {brand}', confirmText: 'Hallo,\n\nje vroeg om aanbiedingen en nieuws van {brand}. Bevestig dat hier:\n\n{link}\n\nWas jij dat niet, doe dan niets.\n\n{brand}',
  },
  pt: {
    title: 'O que a {brand} te diz', intro: 'Escolhe o que queres saber por e-mail. As respostas às tuas próprias mensagens chegam-te sempre.',
    purposes: { service: ['Novidades das tuas encomendas', 'Atrasos, entrega, devoluções, pagamentos.'], marketing: ['Ofertas e o que voltou', 'Só o que pediste.'], survey: ['Como correu?', 'Uma pergunta depois de te ajudarmos.'] },
    way: ['Novidades das tuas encomendas por {way} para {number}', 'Em vez do e-mail, se estiver desligado.'], save: 'Guardar', saved: 'Guardado.', confirm: 'Enviámos-te um e-mail: confirma lá que queres ofertas.', confirmed: 'Obrigado, está confirmado.', confirmAsk: 'Queres ofertas e novidades por e-mail?', confirmDo: 'Sim, quero',
    stopAsk: 'A {brand} deve deixar de te enviar novidades das tuas encomendas? As respostas às tuas mensagens continuam a chegar.', stopDo: 'Não me enviar mais', stopped: 'Feito. A {brand} já não te envia estes avisos.',
    unknown: 'Esta ligação não está completa. Abre-a de novo a partir do e-mail.', back: 'Escolher de novo', confirmSubject: 'Confirma, por favor: novidades da {brand}', confirmText: 'Olá,\n\npediste ofertas e novidades da {brand}. Confirma aqui:\n\n{link}\n\nSe não foste tu, não faças nada.\n\n{brand}',
  },
  ja: {
    title: '{brand} からのお知らせ', intro: 'メールで受け取る内容をお選びください。お客様からのお問い合わせへの返信は必ず届きます。',
    purposes: { service: ['ご注文のお知らせ', '遅れ、お届け、返品、お支払い。'], marketing: ['お得な情報と再入荷', 'ご希望のものだけ。'], survey: ['いかがでしたか', 'ご対応のあとに一問だけ。'] },
    way: ['ご注文のお知らせを{way}で受け取る（{number}）', 'メールを停止した場合にお送りします。'], save: '保存', saved: '保存しました。', confirm: 'メールをお送りしました。そちらでご希望を確認してください。', confirmed: 'ありがとうございます。確認しました。', confirmAsk: 'お得な情報やお知らせをメールで受け取りますか。', confirmDo: 'はい、受け取ります',
    stopAsk: '{brand} からのご注文のお知らせを停止しますか。お問い合わせへの返信は引き続き届きます。', stopDo: '停止する', stopped: '停止しました。{brand} からこのようなお知らせは届きません。',
    unknown: 'このリンクは完全ではありません。メールからもう一度開いてください。', back: '選び直す', confirmSubject: 'ご確認ください：{brand} からのお知らせ', confirmText: 'お客様\n\n{brand} のお得な情報とお知らせをご希望いただきました。こちらで確認してください。\n\n{link}\n\nお心当たりがない場合は、何もなさらないでください。\n\n{brand}',
  },
  ar: {
    title: 'ما تخبرك به {brand}', intro: 'اختر ما تريد معرفته بالبريد. الأجوبة عن رسائلك تصلك دائمًا.',
    purposes: { service: ['أخبار طلباتك', 'التأخير والتوصيل والمرتجعات والدفع.'], marketing: ['العروض وما عاد إلى المخزون', 'ما طلبته فقط.'], survey: ['كيف كانت خدمتنا؟', 'سؤال واحد بعد مساعدتك.'] },
    way: ['أخبار طلباتك عبر {way} على الرقم {number}', 'بدل البريد حين يكون متوقفًا.'], save: 'حفظ', saved: 'تم الحفظ.', confirm: 'أرسلنا إليك رسالة: أكّد فيها أنك تريد العروض.', confirmed: 'شكرًا، تم التأكيد.', confirmAsk: 'هل تريد العروض والأخبار بالبريد؟', confirmDo: 'نعم، أريد',
    stopAsk: 'هل تتوقف {brand} عن إرسال أخبار طلباتك؟ تصلك الأجوبة عن رسائلك رغم ذلك.', stopDo: 'لا ترسلوها بعد الآن', stopped: 'تم. لن ترسل إليك {brand} مثل هذه الأخبار.',
    unknown: 'هذا الرابط غير كامل. افتحه من الرسالة مرة أخرى.', back: 'اختر من جديد', confirmSubject: 'يرجى التأكيد: أخبار من {brand}', confirmText: 'مرحبًا،\n\nطلبت عروضًا وأخبارًا من {brand}. أكّد ذلك هنا:\n\n{link}\n\nإن لم تكن أنت فلا تفعل شيئًا.\n\n{brand}',
  },
};

/** What stands on the pages behind the links of a notice, and in the mail that asks whether a yes is meant. */
export const pageWords = (language: Language): PageWords => words[language];
