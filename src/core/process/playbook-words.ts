/** How a member of a set is said where it is there, and where it is not. */
export interface MemberWords {
  has(member: string): string;
  lacks(member: string): string;
}

const groups: Readonly<Record<string, string>> = {
  intake: 'Intake',
  calendar: 'Calendar',
  clocks: 'Clocks',
  secondPerson: 'Second person',
  cve: 'CVE ids',
  severity: 'Severity',
  notices: 'Notices',
  embargo: 'Embargo',
  answers: 'Answers',
  leaks: 'Leaks',
  membership: 'Membership',
  release: 'Release',
  exposure: 'Exposure',
  retrospective: 'Retrospective',
  roles: 'Roles',
  regulatory: 'Regulatory',
  gates: 'Gates',
};

/** The chapter that a key belongs to, as a heading. */
export const groupOf = ([first = '']: readonly string[]): string => groups[first] ?? sentence(spaced(first));

/** What each key is about, without its chapter; `*` stands for one name. The first that fits is taken. */
const subjects: readonly (readonly [string, string])[] = [
  ['intake.scope', 'What may be reported'],
  ['intake.rejectionReasons.*.text', 'A report may be declined because (*)'],
  ['calendar.timeZone', 'Time zone of business days'],
  ['calendar.weekend', 'Weekend'],
  ['calendar.region', 'Region whose public holidays count'],
  ['calendar.years.*', 'Years whose holidays are known, *'],
  ['calendar.holidays', 'Days off of its own'],
  ['calendar.publicHolidays', 'Public holidays'],
  ['calendar.avoid', 'Weekdays avoided for a disclosure'],
  ['calendar.avoidDates', 'Stretches avoided for a disclosure'],
  ['calendar.preferredHour', 'Preferred hour of a disclosure'],
  ['clocks.report-to-public', 'From the report to the disclosure'],
  ['clocks.report-to-public.severities', 'Severities that the clock to the disclosure runs for'],
  ['clocks.stale.owner', 'Who moves a case that lies still'],
  ['clocks.stale', 'Without an update of the team'],
  ['clocks.stale.*', 'Without an update of the team, severity *'],
  ['clocks.pausedByQuestion', 'Clocks that stand still while the reporter is asked'],
  ['clocks.*', '*'],
  ['clocks.*.owner', 'Who owns the clock “*”'],
  ['secondPerson.teamFrom', 'People in the team from which on a second one is asked for'],
  ['secondPerson.for', 'A second person is asked for'],
  ['cve.from', 'CVE ids come from'],
  ['cve.requiredFor', 'A CVE id is needed for the'],
  ['cve.organisation', 'CNA that assigns the ids'],
  ['cve.organisation.*', 'CNA that assigns the ids, *'],
  ['severity.words', 'A severity in words is enough'],
  ['severity.cvss', 'Versions of CVSS'],
  ['severity.train', 'Weekdays of the release train'],
  ['severity.tracks.order', 'Order in which the rules for tracks are read'],
  ['severity.tracks.*.track', 'The rule * chooses the track'],
  ['notices.*.blocks', 'Sections of the notice “*”'],
  ['notices.*.tag', 'Tag in the subject of the notice “*”'],
  ['notices.*.footer', 'Foot of the notice “*”'],
  ['notices.*.leaveOut', 'What the notice “*” leaves out'],
  ['embargo.policyVersion', 'Version of the embargo policy that members accept'],
  ['embargo.policy', 'Text of the embargo policy'],
  ['embargo.consent', 'Consent to an embargo by'],
  ['embargo.rsvp', 'An invitation waits for its answer'],
  ['embargo.hardCap', 'Longest time from the report to the disclosure'],
  ['embargo.programmes.*.cap', 'Cap of the programme *'],
  ['embargo.delayReasons.*.text', 'The disclosure may be put off because (*)'],
  ['embargo.stopWindow', 'Seconds in which a notice can still be stopped'],
  ['embargo.withoutKey', 'A notice to a member without a pinned key is'],
  ['embargo.noticeAhead', 'Distributors are told ahead of the disclosure by at least'],
  ['embargo.objectionWindow', 'The parties have to answer a date'],
  ['embargo.releaseBeforeEnd', 'A patch may be released before the embargo ends'],
  ['embargo.collapse.waives', 'Without a second person once the embargo has ended early'],
  ['embargo.collapse.withoutFix', 'Once the embargo has ended early, the advisory may go out before a fix'],
  ['leaks.decideWithin', 'A leak is decided on within'],
  ['leaks.table.existence.*', 'Where only its existence leaked, *'],
  ['leaks.table.partial.*', 'Where part of it leaked, *'],
  ['leaks.table.full.*', 'Where all of it leaked, *'],
  ['leaks.removal', 'A member is proposed for permanent removal'],
  ['answers.byMail', 'A reply by mail counts once it is'],
  ['membership.criteria.*.text', 'A member must (*)'],
  ['membership.criteria.*.hint', 'Told to whoever thinks of applying, about *'],
  ['membership.voucher', 'Who vouches for a member'],
  ['membership.bootstrap', 'Who vouches for the first member'],
  ['membership.judgement', 'Criteria are judged'],
  ['membership.votes', 'Votes of the team for an acceptance, at least'],
  ['membership.appeals', 'Appeals against a decision on a membership'],
  ['membership.directory', 'Who reads the list of members'],
  ['membership.tellRemoval', 'A removal from the list is told to'],
  ['membership.duringEmbargo', 'Applications while an embargo runs'],
  ['membership.review', 'A lead goes through the criteria of a member every'],
  ['release.followUps', 'Told after publication'],
  ['release.out', 'That releases are out is told by a'],
  ['release.announcement', 'The public is told ahead'],
  ['release.announcement.says', 'An announcement ahead says'],
  ['release.announcement.places', 'An announcement ahead stands at'],
  ['release.supportAsOf', 'Supported lines are those at the'],
  ['release.candidateFix', 'The fix is handed out before its release to'],
  ['exposure.fixDeployed', 'The fix counts as deployed with'],
  ['retrospective.required', 'A retrospective is owed'],
  ['retrospective.waivable', 'The retrospective may be waived'],
  ['retrospective.visibility', 'Who reads the retrospective'],
  ['roles.rota', 'Rota'],
  ['roles.lead', 'The lead is'],
  ['roles.escalation', 'Told when nobody takes a report'],
  ['roles.reminders', 'Reminded by mail of clocks'],
  ['roles.handOver.*', 'Hand-over of the rota, *'],
  ['regulatory.cra', 'Reports under the Cyber Resilience Act'],
  ['regulatory.cra.*', 'Cyber Resilience Act, *'],
  ['regulatory.cna', 'Clocks of the CNA Operational Rules'],
  ['regulatory.cna.*', 'CNA Operational Rules, *'],
  ['gates.off.*.reason', 'The gate “*” is switched off'],
];

/** What a key of a playbook is about, as a sentence begins. */
export function subjectOf(path: readonly string[]): string {
  for (const [pattern, text] of subjects) {
    const held = fits(pattern.split('.'), path);
    if (held) return sentence(text.replace('*', pattern.endsWith('.text') ? held : spaced(held)));
  }
  return sentence(path.slice(1).map(spaced).join(', ')) || groupOf(path);
}

/** The name that `*` stands for; empty text where the pattern has none; undefined where it does not fit. */
function fits(pattern: readonly string[], path: readonly string[]): string | undefined {
  if (pattern.length !== path.length) return undefined;
  if (!pattern.every((part, i) => part === '*' || part === path[i])) return undefined;
  return path[pattern.indexOf('*')] ?? ' ';
}

const leftOut: Readonly<Record<string, string>> = {
  'cve-id': 'The CVE id',
  'ghsa-id': 'The GHSA id',
  'public-fix': 'A pointer to a fix in public',
  'reporter-name': 'The reporter’s name',
};

/** The sentences for sets whose members each carry a rule of their own. */
export function memberWords(path: readonly string[]): MemberWords | undefined {
  if (path[0] === 'notices' && path[2] === 'leaveOut') {
    const where = path[1] === 'plan' ? 'a notice' : `the notice “${spaced(path[1]!)}”`;
    const what = (member: string) => leftOut[member] ?? member;
    return {
      has: (member) => `${what(member)} may not stand in ${where}; before it might`,
      lacks: (member) => `${what(member)} may stand in ${where}; before it might not`,
    };
  }
  return undefined;
}

/** `firstContact` and `first-contact` as people write them. */
const spaced = (name: string): string =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).trimEnd();
