// Where in a mail dialogue a server can fail, in which ways, and what each leaves a sender with.

/**
 * Where in the dialogue (RFC 5321 §3) it fails. `connect`: before its first word; `STARTTLS`: only where TLS is required;
 * `dot`: after the content and before its verdict; `after`: on a line that waits for the next mail.
 */
export const points = [
  'connect',
  'banner',
  'EHLO',
  'STARTTLS',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'content',
  'dot',
  'after',
] as const;
export type Point = (typeof points)[number];

/** What a healthy server says at each point. */
export const healthy: Readonly<Record<Point, string>> = {
  connect: '',
  banner: '220 here',
  EHLO: '250-here\r\n250 AUTH PLAIN',
  STARTTLS: '220 go on',
  AUTH: '235 yes',
  MAIL: '250 yes',
  RCPT: '250 yes',
  DATA: '354 go on',
  content: '',
  dot: '250 taken',
  after: '',
};

/** Verdicts: for now, for good, both in several lines, and the word of a server that is about to leave. */
const verdicts = ['4xx', '5xx', '4xx in lines', '5xx in lines', '421'] as const;
/** A cut line, silence, half an answer and a cut, letters without an end, nonsense, an answer of another class, lines without an end. */
const silences = ['drop', 'hang', 'half', 'drip', 'garbage', 'wrong class', 'endless'] as const;
/** What need be no failure: a long answer, one letter by letter, and one that brings the next one before it is asked for. */
const oddities = ['long', 'slow', 'early'] as const;
/**
 * Where TLS is required: it is not offered, or after the go-ahead the line is cut, silent or full of nonsense; or the
 * certificate is another's, nobody's or of the past.
 */
const ofTls = [
  'not offered',
  'cut after 220',
  'silence after 220',
  'noise after 220',
  'other name',
  'unknown issuer',
  'expired',
] as const;

export type Failure =
  | (typeof verdicts)[number]
  | (typeof silences)[number]
  | (typeof oddities)[number]
  | (typeof ofTls)[number]
  | 'broken TLS';

/** Every way to fail at a point that is a way of its own there. */
export function failuresAt(point: Point, isSecure: boolean): readonly Failure[] {
  if (point === 'connect') return ['drop', 'hang'];
  if (point === 'STARTTLS') return [...verdicts, ...silences, ...oddities, ...ofTls];
  const broken = isSecure ? (['broken TLS'] as const) : [];
  if (point === 'content') return [...verdicts, ...silences, 'early', ...broken];
  if (point === 'after') return [...verdicts, 'drop', 'hang', 'garbage', 'half', ...broken];
  return [...verdicts, ...silences, ...oddities, ...broken];
}

const isOneOf = (list: readonly Failure[], failure: Failure) => list.includes(failure);

/** What a server that was handed the content says of it. */
export function verdictOf(failure: Failure | undefined): 'taken' | 'turned away' | 'not said' {
  if (failure === undefined || isOneOf(oddities, failure)) return 'taken';
  return isOneOf(verdicts, failure) ? 'turned away' : 'not said';
}

/** What becomes of a delivery in the end: refused for good, not to be known, or arrived once the server is well. */
export function endOf(point: Point, failure: Failure): 'failed' | 'in doubt' | 'done' {
  const isAboutMail = ['MAIL', 'RCPT', 'DATA', 'content', 'dot'].includes(point);
  if (isAboutMail && failure.startsWith('5xx')) return 'failed';
  const isUnderWay = point === 'content' || point === 'dot';
  return isUnderWay && (isOneOf(silences, failure) || failure === 'broken TLS') ? 'in doubt' : 'done';
}

/** Whether a mail gets through at once, however odd the server is. */
export const isHarmless = (failure: Failure): boolean => failure === 'long' || failure === 'slow';

/** Whether a server in this state is waited for in vain, so that a test waits shortly. */
export const isMute = (failure: Failure): boolean => ['hang', 'drip', 'silence after 220'].includes(failure);

const codes: Readonly<Partial<Record<Failure, readonly [string, string]>>> = {
  '4xx': ['451 not now', '454 not now'],
  '5xx': ['550 never', '501 never'],
  '4xx in lines': ['451-not\r\n451-now\r\n451 at all', '454-not\r\n454 now'],
  '5xx in lines': ['550-not\r\n550-ever\r\n550 at all', '501-not\r\n501 ever'],
};

/** What is answered next, and can be said too early; at `STARTTLS` in the clear, as somebody in between would. */
const afterwards: Readonly<Partial<Record<Point, string>>> = {
  banner: healthy.EHLO,
  EHLO: healthy.AUTH,
  STARTTLS: '250 AUTH PLAIN\r\n235 yes\r\n250 yes',
  AUTH: healthy.MAIL,
  MAIL: healthy.RCPT,
  RCPT: healthy.DATA,
  DATA: healthy.dot,
  dot: '221 bye',
};

/** Whose answer an early one takes away; nothing that is said before TLS counts under it. */
export function answeredEarly(point: Point): Point | undefined {
  if (point === 'STARTTLS') return undefined;
  if (point === 'content' || point === 'DATA') return 'dot';
  return point === 'EHLO' ? 'AUTH' : points[points.indexOf(point) + 1];
}

/** The words of a failure that is said in whole lines; undefined where it is a doing. */
export function wordsOf(point: Point, failure: Failure): string | undefined {
  const verdict = codes[failure]?.[point === 'STARTTLS' ? 1 : 0];
  if (verdict) return verdict;
  const text = healthy[point];
  switch (failure) {
    case '421':
      return '421 leaving';
    case 'garbage':
      return '\u0000\u00ff what';
    case 'wrong class':
      return text.startsWith('3') ? '250 go on' : '354 go on';
    case 'long':
      return `${`${text.slice(0, 3)}-${'x'.repeat(500)}\r\n`.repeat(200)}${text}`;
    case 'endless':
      return `250-${'x'.repeat(500)}\r\n`.repeat(2_500).trimEnd();
    case 'early':
      return point === 'content' ? healthy.dot : `${text}\r\n${afterwards[point]}`;
    default:
      return undefined;
  }
}
