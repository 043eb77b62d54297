import type { NoticeWords } from './shape.ts';

const late = '{first_name}様\n\n{what_happened}{what_changed}\n\n{what_you_can_do}\n\n{brand}';

export const ja: NoticeWords = {
  happened: {
    packed_late: 'ご注文 {order_number} は、出荷予定を過ぎましたが、まだ {carrier} に引き渡せておりません。',
    no_scan: 'ご注文 {order_number} のお荷物は、数日間 {carrier} での読み取り記録がありません。',
    carrier_delay: '{carrier} がご注文 {order_number} のお届け日を変更しました。',
    promise_at_risk: 'ご注文 {order_number} と同じようなお荷物が、現在 {carrier} で通常より時間がかかっています。',
    promise_broken: 'ご注文 {order_number} のお荷物が、お約束の日に届きませんでした。',
    incident: '{incident}',
  },
  changed: 'お届けは{old}の予定でしたが、{new}の見込みです。', expected: 'お届けは{new}の見込みです。', between: '{low}から{high}の間',
  youCan: 'お客様に行っていただくことはありません。間に合わない場合は、このメールにご返信ください。別の方法を探すか、再送、または返金いたします。',
  youCanText: 'お客様に行っていただくことはありません。間に合わない場合は、こちらにご返信ください。別の方法を探すか、再送、または返金いたします。', stopText: '配信停止は STOP と返信してください。',
  friend: 'お客', why: '{brand} でお買い上げいただいたため、お送りしています。', whyWanted: '{brand} からのお知らせをご希望いただいたため、お送りしています。', stop: 'このようなお知らせを停止する', choose: 'お知らせの内容を選ぶ', where: 'ご注文の状況',
  starts: {
    order_received: { subject: 'ご注文 {order_number} を承りました', text: '{first_name}様\n\nありがとうございます。ご注文 {order_number} を承りました。お荷物が配達に出るとき、また変更があればその前にご連絡します。\n\n{brand}' },
    packed_late: { subject: 'ご注文 {order_number} の出荷が遅れています', text: late },
    no_scan: { subject: 'お荷物の動きが止まっています', text: late },
    carrier_delay: { subject: 'お届け日が変わりました', text: late },
    promise_at_risk: { subject: 'お荷物が遅れる見込みです', text: late },
    promise_broken: { subject: 'お荷物が遅れています', text: late },
    out_for_delivery: { subject: 'お荷物は本日届きます', text: '{first_name}様\n\nご注文 {order_number} のお荷物は {carrier} が配達中です。\n\n{tracking_link}\n\n{brand}' },
    attempt_failed: { subject: '{carrier} がお届けできませんでした', text: '{first_name}様\n\n{carrier} がご注文 {order_number} のお届けに伺いましたが、お渡しできませんでした。通常は再配達するか、お近くの店舗でお預かりします。詳しくはこちらをご覧ください。\n\n{tracking_link}\n\n{brand}' },
    pickup_waiting: { subject: 'お荷物をお預かりしています', text: '{first_name}様\n\nご注文 {order_number} のお荷物を {carrier} の受取場所でお預かりしています。場所と期限はこちらです。\n\n{tracking_link}\n\n{brand}' },
    delivered: { subject: 'お荷物をお届けしました', text: '{first_name}様\n\n{carrier} によると、ご注文 {order_number} はお届け済みです。見当たらない場合は、このメールにご返信ください。すぐにお調べします。\n\n{brand}' },
    return_received: { subject: '返品 {return_number} が届きました', text: '{first_name}様\n\nご注文 {order_number} の返品 {return_number} が届きました。これから確認し、返金の手続きをしたときにご連絡します。\n\n{brand}' },
    return_inspected: { subject: '返品 {return_number} を確認しました', text: '{first_name}様\n\nご注文 {order_number} の返品 {return_number} を確認しました。次の手続きを進めています。\n\n{brand}' },
    return_refunded: { subject: '返品 {return_number} の手続きが終わりました', text: '{first_name}様\n\nご注文 {order_number} の返品 {return_number} の手続きが終わりました。返金の場合、銀行での処理に二〜五営業日かかります。\n\n{brand}' },
    refund_late: { subject: '返品 {return_number} に時間がかかっています', text: '{first_name}様\n\nご注文 {order_number} の返品 {return_number} は届いておりますが、まだ手続きが終わっておりません。お待たせしているのは当店です。本日担当者が確認します。ご相談は、このメールへのご返信でお寄せください。\n\n{brand}' },
    renewal_ahead: { subject: '定期購入は{charge_date}に更新されます', text: '{first_name}様\n\n定期購入は{charge_date}に更新されます。お休み、変更、解約をご希望の場合は、それまでにこのメールにご返信ください。\n\n{brand}' },
    payment_failed: { subject: 'お支払いが完了しませんでした', text: '{first_name}様\n\n{brand} へのお支払いが承認されませんでした。カードの有効期限をご確認ください。お困りの場合は、このメールにご返信ください。\n\n{brand}' },
    back_in_stock: { subject: '{product} が再入荷しました', text: '{first_name}様\n\n{product} が再入荷しました。\n\n{link}\n\n{brand}' },
    incident: { subject: 'ご注文 {order_number} のお届けが止まっています', text: late },
    incident_over: { subject: 'お荷物が再び動き出しました', text: '{first_name}様\n\n{incident}ご注文 {order_number} のお荷物が再び動き出しました。お届けは{new_date}の見込みです。\n\n{brand}' },
  },
};
