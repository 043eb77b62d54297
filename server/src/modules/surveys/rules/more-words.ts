import type { SurveyWords } from './words.ts';

export const pt: SurveyWords = {
  subject: 'Como nos saímos?', about: 'Escreveu à {brand} sobre “{subject}”.',
  question: { csat: 'Está satisfeito com a nossa ajuda?', nps: 'Qual a probabilidade de recomendar a {brand} a um amigo?', ces: 'A {brand} tornou fácil resolver o meu assunto.' },
  ends: { csat: ['muito insatisfeito', 'muito satisfeito'], nps: ['nenhuma', 'com certeza'], ces: ['discordo', 'concordo'] },
  faces: ['Muito mau', 'Mau', 'Razoável', 'Bom', 'Muito bom'],
  mailHint: 'Basta um clique.', send: 'Enviar a minha resposta: {answer}', noted: 'Obrigado! A sua resposta: {answer}', noting: 'A registar a sua resposta …', mayChange: 'Mudou de ideia? Escolha outra resposta até {date}.',
  commentLabel: 'Quer contar-nos mais?', commentHint: 'O que correu bem, o que deve melhorar?', sendComment: 'Enviar', commentKept: 'Obrigado, lemos cada palavra.',
  over: 'Esta pergunta já está fechada. Obrigado na mesma.', unknown: 'Esta ligação está incompleta. Abra-a de novo a partir do e-mail.',
  unsubscribe: 'Não me perguntem mais', unsubscribeAsk: 'A {brand} deve deixar de lhe perguntar como correu? As respostas às suas mensagens continuam a chegar.', unsubscribeDo: 'Deixar de perguntar', unsubscribed: 'Feito. A {brand} não voltará a perguntar.',
};

export const it: SurveyWords = {
  subject: 'Com’è andata?', about: 'Hai scritto a {brand} a proposito di “{subject}”.',
  question: { csat: 'Quanto sei soddisfatto del nostro aiuto?', nps: 'Quanto è probabile che consigli {brand} a un amico?', ces: '{brand} mi ha reso facile risolvere la mia questione.' },
  ends: { csat: ['molto insoddisfatto', 'molto soddisfatto'], nps: ['per niente', 'di sicuro'], ces: ['non sono d’accordo', 'sono d’accordo'] },
  faces: ['Pessimo', 'Male', 'Così così', 'Bene', 'Ottimo'],
  mailHint: 'Basta un clic.', send: 'Invia la mia risposta: {answer}', noted: 'Grazie! La tua risposta: {answer}', noting: 'Registriamo la tua risposta …', mayChange: 'Hai cambiato idea? Scegli un’altra risposta, entro il {date}.',
  commentLabel: 'Vuoi dirci di più?', commentHint: 'Che cosa è andato bene, che cosa va migliorato?', sendComment: 'Invia', commentKept: 'Grazie, leggiamo ogni parola.',
  over: 'Questa domanda è chiusa. Grazie lo stesso.', unknown: 'Questo link non è completo. Aprilo di nuovo dalla mail.',
  unsubscribe: 'Non chiedetemelo più', unsubscribeAsk: '{brand} deve smettere di chiederti com’è andata? Le risposte ai tuoi messaggi ti arriveranno ancora.', unsubscribeDo: 'Non chiedermelo più', unsubscribed: 'Fatto. {brand} non te lo chiederà più.',
};

export const nl: SurveyWords = {
  subject: 'Hoe deden we het?', about: 'Je schreef {brand} over “{subject}”.',
  question: { csat: 'Hoe tevreden ben je met onze hulp?', nps: 'Hoe waarschijnlijk is het dat je {brand} aan een vriend aanraadt?', ces: '{brand} maakte het me makkelijk om mijn vraag op te lossen.' },
  ends: { csat: ['heel ontevreden', 'heel tevreden'], nps: ['helemaal niet', 'zeker'], ces: ['mee oneens', 'mee eens'] },
  faces: ['Heel slecht', 'Slecht', 'Matig', 'Goed', 'Heel goed'],
  mailHint: 'Eén klik is genoeg.', send: 'Mijn antwoord versturen: {answer}', noted: 'Bedankt! Je antwoord: {answer}', noting: 'We noteren je antwoord …', mayChange: 'Toch anders? Kies een ander antwoord; dat kan tot {date}.',
  commentLabel: 'Wil je ons meer vertellen?', commentHint: 'Wat was goed, wat kan beter?', sendComment: 'Versturen', commentKept: 'Bedankt, we lezen elk woord.',
  over: 'Deze vraag is inmiddels gesloten. Toch bedankt.', unknown: 'Deze link is niet volledig. Open hem nog eens vanuit de mail.',
  unsubscribe: 'Vraag het me niet meer', unsubscribeAsk: 'Moet {brand} je niet meer vragen hoe het ging? Antwoorden op je berichten krijg je nog steeds.', unsubscribeDo: 'Niet meer vragen', unsubscribed: 'Klaar. {brand} vraagt het je niet meer.',
};

export const ja: SurveyWords = {
  subject: 'サポートはいかがでしたか', about: '「{subject}」について{brand}にお問い合わせいただきました。',
  question: { csat: '今回の対応にどのくらい満足していますか。', nps: '{brand}を友人にすすめる可能性はどのくらいありますか。', ces: '{brand}のおかげで簡単に問題を解決できた。' },
  ends: { csat: ['とても不満', 'とても満足'], nps: ['まったくない', 'きっとすすめる'], ces: ['そう思わない', 'そう思う'] },
  faces: ['とても悪い', '悪い', 'ふつう', '良い', 'とても良い'],
  mailHint: 'ワンクリックで回答できます。', send: 'この回答を送る：{answer}', noted: 'ありがとうございます。ご回答：{answer}', noting: '回答を記録しています…', mayChange: '考えが変わったら、{date}まで別の回答を選べます。',
  commentLabel: 'もう少し教えていただけますか。', commentHint: '良かった点、改善してほしい点', sendComment: '送る', commentKept: 'ありがとうございます。すべて読ませていただきます。',
  over: 'この質問の受付は終了しました。ありがとうございました。', unknown: 'リンクが不完全です。メールからもう一度開いてください。',
  unsubscribe: '今後この質問を受け取らない', unsubscribeAsk: '{brand}からの質問を止めますか。お問い合わせへの返信はこれまでどおり届きます。', unsubscribeDo: '質問を止める', unsubscribed: '手続きが完了しました。{brand}から今後この質問は届きません。',
};

export const ar: SurveyWords = {
  subject: 'كيف كانت خدمتنا؟', about: 'لقد راسلت {brand} بخصوص «{subject}».',
  question: { csat: 'ما مدى رضاك عن مساعدتنا؟', nps: 'ما احتمال أن توصي صديقًا بـ {brand}؟', ces: 'سهّلت عليّ {brand} حل مشكلتي.' },
  ends: { csat: ['غير راضٍ إطلاقًا', 'راضٍ جدًا'], nps: ['مستبعد جدًا', 'بالتأكيد'], ces: ['لا أوافق', 'أوافق'] },
  faces: ['سيئة جدًا', 'سيئة', 'مقبولة', 'جيدة', 'جيدة جدًا'],
  mailHint: 'تكفي نقرة واحدة.', send: 'إرسال إجابتي: {answer}', noted: 'شكرًا لك! إجابتك: {answer}', noting: 'جارٍ تسجيل إجابتك…', mayChange: 'غيّرت رأيك؟ اختر إجابة أخرى حتى {date}.',
  commentLabel: 'هل تود إخبارنا بالمزيد؟', commentHint: 'ما الذي أعجبك وما الذي ينبغي تحسينه؟', sendComment: 'إرسال', commentKept: 'شكرًا لك، نقرأ كل كلمة.',
  over: 'أُغلق هذا السؤال. شكرًا لك على أي حال.', unknown: 'هذا الرابط غير مكتمل. يُرجى فتحه من الرسالة مرة أخرى.',
  unsubscribe: 'لا تسألوني مرة أخرى', unsubscribeAsk: 'هل تريد أن تتوقف {brand} عن سؤالك؟ ستظل تصلك الردود على رسائلك.', unsubscribeDo: 'توقفوا عن سؤالي', unsubscribed: 'تم. لن تسألك {brand} مرة أخرى.',
};
