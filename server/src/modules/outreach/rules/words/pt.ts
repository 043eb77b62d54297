import type { NoticeWords } from './shape.ts';

const late = 'Olá {first_name},\n\n{what_happened} {what_changed}\n\n{what_you_can_do}\n\n{brand}';

export const pt: NoticeWords = {
  happened: {
    packed_late: 'Ainda não entregámos a tua encomenda {order_number} à {carrier}, embora já devesse ter saído.',
    no_scan: 'A {carrier} não regista há vários dias o pacote da tua encomenda {order_number}.',
    carrier_delay: 'A {carrier} adiou a entrega da encomenda {order_number}.',
    promise_at_risk: 'Pacotes como o da tua encomenda {order_number} estão de momento a demorar mais com a {carrier}.',
    promise_broken: 'O pacote da tua encomenda {order_number} não chegou no dia prometido.',
    incident: '{incident}',
  },
  changed: 'A nova data prevista é {new}, em vez de {old}.', expected: 'A nova data prevista é {new}.', between: 'entre {low} e {high}',
  youCan: 'Não tens de fazer nada. Se for demasiado tarde para ti, responde a este e-mail: procuramos outra solução, enviamos de novo ou devolvemos o dinheiro.',
  youCanText: 'Não tens de fazer nada. Se for demasiado tarde para ti, responde aqui: procuramos outra solução, enviamos de novo ou devolvemos o dinheiro.', stopText: 'Responde STOP para parar.',
  friend: 'e bom dia', why: 'Recebes esta mensagem porque compraste na {brand}.', whyWanted: 'Recebes esta mensagem porque a pediste à {brand}.', stop: 'Não me enviar mais destes avisos', choose: 'Escolher o que te dizemos', where: 'Onde está a tua encomenda',
  starts: {
    order_received: { subject: 'Recebemos a encomenda {order_number}', text: 'Olá {first_name},\n\nobrigado: a encomenda {order_number} chegou até nós. Escrevemos quando o pacote sair para entrega, e antes se algo mudar.\n\n{brand}' },
    packed_late: { subject: 'A encomenda {order_number} sai mais tarde', text: late },
    no_scan: { subject: 'O teu pacote está parado', text: late },
    carrier_delay: { subject: 'O teu pacote chega noutro dia', text: late },
    promise_at_risk: { subject: 'O teu pacote deve atrasar-se', text: late },
    promise_broken: { subject: 'O teu pacote está atrasado', text: late },
    out_for_delivery: { subject: 'O teu pacote chega hoje', text: 'Olá {first_name},\n\no pacote da tua encomenda {order_number} está em entrega com a {carrier}.\n\n{tracking_link}\n\n{brand}' },
    attempt_failed: { subject: 'A {carrier} não te encontrou', text: 'Olá {first_name},\n\na {carrier} tentou entregar a encomenda {order_number} e não conseguiu. Normalmente tentam mais uma vez ou deixam-na numa loja próxima; aqui vês qual:\n\n{tracking_link}\n\n{brand}' },
    pickup_waiting: { subject: 'O teu pacote espera por ti', text: 'Olá {first_name},\n\no pacote da tua encomenda {order_number} espera num ponto de recolha da {carrier}. Onde, e até quando:\n\n{tracking_link}\n\n{brand}' },
    delivered: { subject: 'O teu pacote foi entregue', text: 'Olá {first_name},\n\na {carrier} diz que a encomenda {order_number} foi entregue. Se não a encontrares, responde a este e-mail e vemos de imediato.\n\n{brand}' },
    return_received: { subject: 'A tua devolução {return_number} chegou', text: 'Olá {first_name},\n\na tua devolução {return_number} da encomenda {order_number} está aqui. Vamos vê-la e escrevemos quando o dinheiro estiver a caminho.\n\n{brand}' },
    return_inspected: { subject: 'Vimos a tua devolução {return_number}', text: 'Olá {first_name},\n\nvimos a tua devolução {return_number} da encomenda {order_number}. O que se segue está a caminho.\n\n{brand}' },
    return_refunded: { subject: 'A tua devolução {return_number} está concluída', text: 'Olá {first_name},\n\na tua devolução {return_number} da encomenda {order_number} está concluída. O dinheiro que volta demora dois a cinco dias úteis no banco.\n\n{brand}' },
    refund_late: { subject: 'A tua devolução {return_number} demora mais', text: 'Olá {first_name},\n\na tua devolução {return_number} da encomenda {order_number} chegou há algum tempo e ainda não está concluída. É a nossa vez, não a tua; alguém trata dela hoje. Se preferires falar connosco, responde a este e-mail.\n\n{brand}' },
    renewal_ahead: { subject: 'A tua subscrição: próxima renovação, {charge_date}', text: 'Olá {first_name},\n\na data da próxima renovação da tua subscrição é {charge_date}. Se a quiseres saltar, mudar ou terminar, responde a este e-mail antes disso.\n\n{brand}' },
    payment_failed: { subject: 'O teu pagamento não passou', text: 'Olá {first_name},\n\num pagamento à {brand} foi recusado. Vê se o teu cartão ainda é válido; se precisares de ajuda, responde a este e-mail.\n\n{brand}' },
    back_in_stock: { subject: '{product} está de volta', text: 'Olá {first_name},\n\n{product} está de novo disponível:\n\n{link}\n\n{brand}' },
    incident: { subject: 'A tua encomenda {order_number} está retida', text: late },
    incident_over: { subject: 'Os pacotes voltaram a circular', text: 'Olá {first_name},\n\n{incident} O pacote da tua encomenda {order_number} voltou a circular; a nova data prevista é {new_date}.\n\n{brand}' },
  },
};
