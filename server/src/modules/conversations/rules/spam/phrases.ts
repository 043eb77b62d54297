/** Words of advertising and fraud by what they do, written for shops' inboxes by hand; how much each says is in prior-weights. */
export const PHRASES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['pills', /\b(?:viagra|cialis|levitra|pharmac(?:y|ies)|no prescription|lose weight|weight loss|enlarge(?:ment)?|penis|impotence|erections?|herbal|anti-?aging|hgh|human growth hormone|hair loss|burns? fat)\b/gi],
  ['gambling', /\b(?:casinos?|poker|betting|jackpot|slots?|roulette|sportsbook)\b/gi],
  ['fortune', /\b(?:lottery|inheritance|next of kin|beneficiary|unclaimed|million (?:us |united states )?(?:dollars|usd|euros|pounds)|western union|transfer of funds|foreign (?:partner|account)|late (?:president|husband|father)|strict(?:ly)? confiden\w+|your bank account|security company|mutual benefit|percent of the (?:total|sum))\b/gi],
  ['rankings', /\b(?:seo|search engines? (?:optimi[sz]ation|rankings?|positions?|submission)|backlinks?|guest posts?|link (?:building|exchange|insertion)|domain authority|first page of google|rank(?:ing)? (?:higher|on google)|(?:web ?site|targeted) traffic|web ?traffic|sponsored (?:posts?|articles?))\b/gi],
  ['services', /\b(?:web ?site (?:redesign|design|development)|app development|lead generation|qualified leads|e-?mail (?:lists?|marketing|addresses)|bulk (?:sms|e-?mails?)|million (?:e-?mail )?addresses|explainer videos?|virtual assistant services?|outsourc(?:e|ing) (?:company|partner|services))\b/gi],
  ['money', /\b(?:bitcoin|crypto(?:currency)?|forex|trading signals?|investment opportunit(?:y|ies)|passive income|(?:extra|residual|monthly|weekly) income|work (?:from|at) home|home[- ]based business|mlm|multi-?level|downline|make money|earn (?:up to )?\$?\d+|financial(?:ly)? (?:freedom|free|independen\w+)|loans? (?:offers?|approved|rates?)|low(?:est)? (?:mortgage|interest) rates?|mortgages?|refinanc\w+|debts? (?:consolidation|free|relief)|out of debt|bad credit|credit (?:repair|approval)|stock (?:alerts?|picks?)|penny stocks?|investors?|business opportunity|get rich|millionaires?)\b/gi],
  ['adult', /\b(?:xxx|porn\w*|hot (?:girls|singles|teens)|nude|adult (?:sites?|dating|entertainment)|webcams?)\b/gi],
  ['wares', /\b(?:(?:university )?diplomas?|degrees? (?:program|from)|life insurance|insurance quotes?|term life|satellite tv|descramblers?|replica (?:watch(?:es)?|rolex)|oem software|time-?shares?|vacation (?:package|giveaway)|long distance|bachelors?|accredit\w+)\b/gi],
  ['urging', /\b(?:click (?:here|below|on the link|the link)|(?:order|call|act|buy|apply|enroll|sign up|reply|register|respond) (?:now|today|immediately)|limited (?:time|offer)|(?:offer|special|price)s? (?:expires?|ends?)|while supplies last|don'?t (?:miss|delay|wait)|last chance|hurry|visit our (?:web ?)?(?:site|page))\b/gi],
  ['promising', /\b(?:risk[- ]free|100% (?:free|guaranteed|legal|natural|satisfaction)|money[- ]back|satisfaction guaranteed|guaranteed|no (?:obligation|risk|cost to you|hidden|credit check|experience|questions asked|strings)|absolutely free|at no (?:cost|charge)|free (?:trial|gift|bonus|report|info(?:rmation)?|quote|consultation|membership|access|download|vacation|offer)|once in a lifetime|amazing|incredible|best (?:rates?|prices?|deal))\b/gi],
  ['chosen', /\b(?:dear (?:friend|sir or madam|sir\/madam|sirs?|beneficiary|valued|subscriber|home ?owner|webmaster|site owner|(?:business )?owner)|congratulations|you(?:'ve| have)? (?:been (?:selected|chosen|approved)|won|qualif\w+)|winners?|pre-?approved)\b/gi],
  ['leaving', /\b(?:this is not spam|(?:to be |be |remove me|removed? )removed?(?: from)?|removal instructions|remove in the subject|opt(?:ed)?[- ]?(?:out|in)|unsubscribe|further (?:mailings?|e-?mails?|messages)|one[- ]time mailing|(?:you (?:are receiving|received)|received) this (?:special )?(?:offer|e-?mail|message|mailing)|in compliance with|can-?spam|(?:do not|don't) wish to receive|our (?:mailing list|partners))\b/gi],
  ['confirming', /\b(?:(?:verify|confirm|update|validate|reactivate) your (?:\w+ )?(?:account|mailbox|password|billing|identity|payment|details)|account (?:has been |is |was )?(?:suspended|limited|locked|disabled)|unusual (?:activity|sign-?in)|mailbox (?:is (?:almost )?full|quota|storage)|password (?:expires|will expire))\b/gi],
  ['order', /\b(?:(?:my|the|an?|our|this|meine?|ma|mon|mi|il mio|mijn) (?:order|parcel|package|delivery|refund|return|exchange|invoice|purchase|shipment|bestellung|paket|lieferung|rückgabe|erstattung|commande|colis|livraison|remboursement|pedido|envío|devolución|reembolso|ordine|pacco|reso|rimborso|bestelling|pakket|retour)|tracking|delivered|bestell\w*|rückgabe|commande|pedido|ordine)\b/gi],
  ['number', /#\s?\d{3,10}\b|\border (?:number|no\.?|nr\.?)\b|\bbestellnummer\b/gi],
];

/** The names of the groups that speak in a text; where two different phrases of one do, `twice` too, and `often` from four on. */
export function phraseFacts(text: string, add: (condition: boolean, fact: string) => void): void {
  for (const [name, pattern] of PHRASES) {
    const found = new Set<string>();
    for (const match of text.matchAll(pattern)) {
      found.add(match[0].toLowerCase());
      if (found.size === 4) break;
    }
    add(found.size > 0, `words of ${name}`);
    add(found.size > 1, `words of ${name} twice`);
    add(found.size > 3, `words of ${name} often`);
  }
}
