/** Why a mail was not delivered, in words an agent understands. */
export type BounceReason =
  | 'user_unknown' | 'host_unknown' | 'address_moved' | 'accepts_no_mail' | 'mailbox_full' | 'message_too_big' | 'suspended' | 'expired' | 'network' | 'system' | 'relaying_denied'
  | 'sender_authentication' | 'sender_blocked' | 'sender_rejected' | 'rate_limited' | 'spam' | 'virus' | 'policy' | 'filtered' | 'malformed' | 'delivered' | 'feedback' | 'unknown';

/** The address itself is dead: sending again cannot help. Everything else may pass. */
const HARD: ReadonlySet<BounceReason> = new Set(['user_unknown', 'host_unknown', 'address_moved', 'accepts_no_mail']);

/** Diagnostic texts, most telling first. They run on lower case with white space folded. */
const TEXTS: readonly (readonly [BounceReason, RegExp])[] = [
  ['sender_rejected', /sender address rejected|sender rejected|domain of sender|after mail from.{0,80}no such domain|from: domain|permission to (?:post|send|deliver)|5\.1\.[78]\b/],
  ['address_moved', /(?:address|user|account|mailbox|recipient|he|she) (?:has |have )?(?:been )?(?:changed|moved|replaced)|has moved to|new (?:e-?mail )?address|no longer (?:in use|uses this)|5\.1\.6\b/],
  ['sender_authentication', /\bdmarc\b|\bdkim\b|\bspf\b|sender policy framework|domainkeys|unauthenticated (?:e-?mail|sender)|not authenticated|sender authentication|5\.7\.2[036-9]\b|5\.7\.509\b|does not designate/],
  ['sender_blocked', /reverse (?:dns|host ?name|lookup)|\brdns\b|\bptr\b|fix reverse|resolve your (?:hostname|address)|cannot find your hostname|(?:helo|ehlo) (?:name|command).{0,40}(?:rejected|invalid)|5\.7\.25\b/],
  ['mailbox_full', /mail ?(?:box|folder|file|store|spool) (?:is |size |has |now )*(?:full|over|exceed|limit)|(?:over|exceed\w*|out of|disk|mail|storage|mailbox|user'?s?|reached|recipient'?s?) ?(?:the |his |her |their |its |your |allowed |allocated |size |disk |mail |storage )*quota|quota (?:is )?(?:exceed|full|over|limit|violation)|over ?quota|storage (?:limit|space|quota)|mailbox.{0,30}exceed|exceed\w* (?:the |its |their |mailbox |local )?(?:storage|mailbox size|mail ?box|limit for|local limit)|number of messages in recipient'?s mailbox|insufficient (?:system |disk )?(?:storage|space)|not enough (?:storage|disk|space)|too (?:much|many) (?:mail|messages) (?:data|in)|full mailbox|容量|ストレージ|переполнен|voll\b|5\.2\.2\b/],
  ['message_too_big', /(?:message|mail|e-?mail|size|content|attachment).{0,40}(?:too (?:big|large|long)|exceed\w*.{0,30}(?:size|limit|maximum)|larger than)|size limit|maximum (?:message |mail )?size|max message size|5\.3\.4\b|5\.2\.3\b/],
  ['suspended', /(?:account|mailbox|user|recipient|address|domain|mail box|service)(?: that you tried to reach)?(?: has| have| is| was| been| currently| temporarily| address)* (?:suspended|disabled|inactive|deactivated|not active|frozen|locked|temporar(?:il)?y locked|on hold|blocked due to inactivity|closed|dormant|expired|unavailable because)|(?:inactive|disabled|suspended|dormant|deactivated) (?:user|account|mailbox|recipient)|account[- ]inactive|over ?due|not been paid/],
  ['virus', /virus|malware|trojan|\binfected\b|worm\b/],
  ['sender_blocked', /spamhaus|spamcop|barracudacentral|sorbs|\brbl\b|dnsbl|block ?list|black ?list|\bblocked\b|banned|open (?:relay|proxy)|(?:your|sending|client) (?:ip|host|network|mail ?server|mta|domain|server)\b.{0,60}(?:rejected|denied|refused|not allowed|blocked|listed|reputation)|client host rejected|access denied.{0,30}(?:ip|host)|bad reputation|poor reputation|low reputation|reputation|not permitted to send|no access from mail server|not in whitelist|5\.7\.60[0-9]|5\.7\.5[01]\d|connection (?:was )?dropped/],
  ['rate_limited', /too many (?:connections|concurrent|messages|recipients|mails|errors|sessions|invalid)|rate limit|throttl|exceeded the (?:rate|maximum number|max)|sending rate|too fast|message rate|greylist|gr[ea]ylisted|try again in|4\.7\.65\d|5\.4\.6\d?\b.{0,20}rate|concurrent/],
  ['relaying_denied', /relay(?:ing)?\b.{0,20}(?:denied|not (?:permitted|allowed|possible)|prohibited|refused|disallowed|attempt)|(?:unable|not authorized|not allowed|refuse|cannot|won'?t) (?:to )?relay|not a relay|we do not relay|insecure mail relay|sender is not authorized to relay|that domain isn'?t in my list|not an open relay/],
  ['spam', /\bspam\b|spam[- ]?(?:like|assassin|filter|score|content|message|detected)|junk ?mail|unsolicited|\bube\b|\buce\b|bulk (?:mail|e-?mail)|high probability|appears to be (?:spam|unsolicited)|looks like spam|classified as/],
  ['accepts_no_mail', /(?:does not|doesn'?t|not|never) accept(?:ing)? (?:any )?(?:e-?mail|mail|messages|incoming)|null ?mx|no smtp service|no mail accepted|domain.{0,30}(?:not|n'?t) (?:accept|receiv)\w*|smtp (?:service )?not supported|mail (?:server|host) for .{0,80} not accept|receiv\w+ (?:is )?disabled|5\.3\.2\b|5\.1\.10\b.{0,60}null|556\b/],
  ['host_unknown', /host (?:or domain name |name )?(?:is )?(?:unknown|not (?:be )?found|lookup (?:failure|did not complete))|(?:unknown|no such|bad|invalid|illegal|non[- ]?existent) (?:host|domain|destination host|destination system|mail server name|host\/domain)|domain (?:name |part |of |.{1,60} )?(?:does ?n'?o?t exist|not (?:be )?found|is (?:invalid|unknown)|unknown|has no mx|doesn'?t exist|could ?n'?o?t be found)|name or service not known|nxdomain|unrouteable (?:mail )?domain|unroute?able address|bad destination (?:system|host)|could ?n'?o?t (?:be )?(?:find|resolve|locate).{0,40}(?:host|domain|server)|(?:couldn'?t|unable to|cannot|can'?t) (?:find|resolve|look up|locate).{0,40}(?:host|domain|mx|address|server|gateway)|no (?:mx|dns|a) record|dns (?:error|lookup|server|hard error|name).{0,60}(?:fail|not found|error|nonexistent|no such|did not)|no route to domain|recipient'?s? domain|nodename nor servname|all relevant mx records point to non-existent|5\.1\.2\b|5\.4\.4\b/],
  ['user_unknown', /(?:user|recipient|mailbox|account|address|addressee|person|name|alias|member|local[- ]?part|destination|id|subscriber|inbox|customer|resident|contact)s?\b(?: address| name| account| id| mailbox| email)?[ :'"<>()\w@.+#=-]{0,80}?(?:unknown|not (?:be )?(?:found|known|exist|listed|valid|recogni[sz]ed|defined|registered|resolved|a valid|a registered|present|have|local|here|available at)|does ?n'?o?t (?:exist|have)|is ?n'?o?t (?:a |an )?(?:valid|known|listed|exist|local|registered|recogni[sz]ed|found)|invalid|could ?n'?o?t be (?:found|resolved|verified)|doesn'?t (?:exist|have)|no longer (?:exists?|valid|available|here|with|active|on)|undeliverable|nonexistent|inexistent|bad\b|rejected\b(?!.{0,30}policy))|(?:unknown|no such|invalid|bad|non[- ]?existent|nonexistent|illegal|incorrect|undefined|unrecogni[sz]ed|undeliverable|not existing)(?: or \w+| local| virtual| e-?mail| mailbox| destination| recipient| final| user| rcpt| delivery| alias| mail| network| lotus)*[ -]?(?:user|users|recipient|recipients|mailbox|account|address|addressee|person|alias|name|id|local[- ]?part|destination mailbox|account name|here|customer)|no (?:mail ?box|account|user|recipient|one|body|person|valid recipients?|member|address|known user|match)\b.{0,40}(?:here|by that|of that|with that|at this|name|found|currently|named|such)|not (?:our|a) customer|(?:does not|doesn'?t|did not) (?:exist|like recipient|have an? )|not listed in (?:domino|public)|recipient(?:\(s\))? (?:not|rejected|.{0,20}not found)|(?:unable|cannot|can not|can'?t) (?:to )?(?:verify|find|deliver to|locate|open mailbox)(?: the)?(?: mailbox| user| recipient| alias| account| this user)|does not like recipient|delivery to the following recipients? failed\.?\s*$|user'?s? not (?:found|known)|unknown (?:in|user)|sorry, no mailbox|no longer an? |nosuchuser|recipnotfound|ディレクトリのリストにありません|存在しま|宛先|не существует|пользователь .{0,40}не|неверный|无此用户|用户不存在|existiert nicht|unbekannt|n'existe pas|no existe|inesistente|non esiste|não existe|5\.1\.(?:1|0|3|10|351)\b/],
  ['policy', /policy|prohibited|attachment.{0,30}(?:not allowed|blocked|type)|forbidden|not authori[sz]ed|content (?:rejected|restriction|filter)|5\.7\.9\b/],
  ['malformed', /(?:malformed|syntax error|bad syntax|missing|invalid).{0,40}(?:address|header|from|date|message-id|line|command|domain)|rfc ?\d{3,4}|not (?:rfc|compliant)|5\.5\.[0-4]|bare (?:lf|cr)|unterminated/],
  ['expired', /expired|retry (?:timeout|time)|(?:delivery|message|been|was|remained).{0,40}(?:queue|too long|delayed|deferred|timed? ?out)|delivery time|could not be delivered (?:for|within|after)|aborted after|not (?:yet )?been delivered|will (?:keep trying|be retried|try)|\bdelayed\b|gave up|giving up|unable to deliver .{0,30}for \d|4\.4\.7|message (?:has )?(?:exceeded|timed)|too old|(?:connection|operation) timed out|not reachable|timeout/],
  ['network', /(?:mail|routing|forwarding|message) loop|loop(?:s|ing)? (?:back|detected|to)|too many hops|hop count|network (?:is )?(?:unreachable|error|problem|down)|connection (?:refused|lost|reset|timed|closed|failed|dropped|was)|could ?n'?o?t connect|(?:unable|failed|cannot) to connect|no route to host|host unreachable|starttls|\btls\b|temporary lookup|4\.4\.[0-46]/],
  ['sender_rejected', /sender (?:address )?(?:is )?(?:rejected|denied|not|unknown|invalid|verify|domain)|(?:mail from|from address|envelope).{0,40}(?:rejected|denied|not allowed|invalid)|domain of sender|verify.{0,20}sender|not (?:a )?member|don'?t have permission|not (?:have )?permission|5\.1\.[78]\b|not allowed to post|isn'?t allowed|restricted|only accepts? /],
  ['system', /internal (?:system |server )?error|server (?:error|configuration)|system (?:error|config|resources?|problem|not|incorrectly)|local (?:error|configuration|problem)|i\/o error|configuration error|temporar(?:y|ily) (?:failure|error|unavailable|rejected)|unexpected|resources|command (?:died|failed|line)|mailer|program|pipe|operating system|4\.3\.\d|5\.3\.[05]/],
  ['filtered', /filter|rejected|refused|denied|not accepted|unavailable|requested action not taken|forward/],
];

/** Enhanced status codes (RFC 3463 and its registry) where the text says nothing. */
const CODES: readonly (readonly [BounceReason, RegExp])[] = [
  ['delivered', /^2\./],
  ['address_moved', /^5\.1\.6/],
  ['host_unknown', /^5\.(?:1\.2|4\.4)/],
  ['sender_rejected', /^[45]\.1\.[78]/],
  ['user_unknown', /^5\.1\.(?:0|1|3|4|5|10|351)$/],
  ['accepts_no_mail', /^5\.3\.2/],
  ['suspended', /^[45]\.2\.1/],
  ['mailbox_full', /^[45]\.2\.2/],
  ['message_too_big', /^[45]\.(?:2\.3|3\.4)/],
  ['expired', /^[45]\.4\.(?:1|7)/],
  ['network', /^[45]\.4\./],
  ['system', /^[45]\.3\./],
  ['malformed', /^[45]\.[56]\./],
  ['policy', /^[45]\.7\./],
  ['filtered', /^[45]\.[02]\./],
];

/** The reason a diagnostic text and status code give; text first, because codes are often generic. */
export function reasonFor(diagnostic: string, status: string): BounceReason {
  if (status.startsWith('2.')) return 'delivered';
  const text = essence(diagnostic.slice(0, 8000).toLowerCase().replace(/\s+/g, ' ')).slice(0, 4000);
  return TEXTS.find((entry) => entry[1].test(text))?.[0] ?? CODES.find((entry) => entry[1].test(status))?.[0] ?? 'unknown';
}

/** Prefaces say "the recipient was rejected" whatever the matter is; what follows them tells. Links tell by their host. */
function essence(text: string): string {
  const answer = /the error that the other server returned was:(.+)/.exec(text)?.[1] ?? text;
  return answer.replace(/https?:\/\/([^\s/]+)\S*/g, '$1').replace(/recipient (?:address )?rejected: access denied/g, 'recipient unknown').replace(/recipient (?:address )?rejected: (?=\S)/g, '');
}

/** Whether the address is dead (hard) or the failure may pass (soft). */
export function classOf(reason: BounceReason, status: string): 'hard' | 'soft' {
  return HARD.has(reason) && !status.startsWith('4.') ? 'hard' : 'soft';
}
