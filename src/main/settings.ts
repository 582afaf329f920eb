/** One setting of the environment. To add one: a line here, and a field of Config that reads it. */
export interface Setting {
  readonly name: string;
  /** For the configuration page: what it does, and what holds when it is left out. */
  readonly does: string;
  readonly otherwise: string;
  /** A secret may stand in a file that NAME_FILE names. */
  readonly isSecret?: true;
  /** Read by another part: the command line. */
  readonly isForeign?: true;
}

export const settings: readonly Setting[] = [
  { name: 'TIDEGATE_DATA', does: 'Folder of the database, the root key and the backups', otherwise: './data' },
  { name: 'TIDEGATE_LISTEN', does: 'Address and port to listen on', otherwise: '127.0.0.1:7300' },
  {
    name: 'TIDEGATE_BASE_URL',
    does: 'How people reach the house: scheme, host and port, without a path',
    otherwise: 'http://localhost:PORT',
  },
  {
    name: 'TIDEGATE_TRUSTED_PROXIES',
    does: 'Addresses of the proxies whose X-Forwarded-For is believed, with commas between them; TLS is theirs',
    otherwise: 'none',
  },
  {
    name: 'TIDEGATE_ROOT_KEY_FILE',
    does: 'File of the root key; it is never taken from an environment variable',
    otherwise: 'keys/root in the data folder, made on the first start',
  },
  {
    name: 'TIDEGATE_SMTP_URL',
    does: 'Mail server, such as smtp://user:password@mail.example.org:587',
    otherwise: 'no mail leaves; each delivery is tried again for some hours, then waits for a person',
    isSecret: true,
  },
  {
    name: 'TIDEGATE_BOUNCE_ADDRESS',
    does: 'Mailbox that returned mail goes to; its server must deliver sub-addresses such as bounces+x@example.org',
    otherwise: 'returned mail goes to the address that mail comes from',
  },
  { name: 'TIDEGATE_MAIL_FROM', does: 'Address that mail comes from', otherwise: 'security@ and the host name' },
  {
    name: 'TIDEGATE_REPLY_ADDRESS',
    does: 'Mailbox that takes answers to notices by mail; the server must deliver its sub-addresses (answers+…@) to it',
    otherwise: 'recipients answer on the page and by links',
  },
  {
    name: 'TIDEGATE_IMAP_URL',
    does: 'Mailbox that answers and returned mail arrive in, such as imaps://user:password@mail.example.org/INBOX; what is on record is moved to its folder Tidegate',
    otherwise: 'no mail is fetched',
    isSecret: true,
  },
  {
    name: 'TIDEGATE_KEV',
    does: 'File of known exploited vulnerabilities as CISA publishes it (JSON); a new file is read by itself. Advisories say what it says',
    otherwise: 'nothing is said of it',
  },
  {
    name: 'TIDEGATE_EPSS',
    does: 'File of EPSS scores as FIRST publishes it (CSV, unpacked); a new file is read by itself. Advisories say what it says',
    otherwise: 'nothing is said of it',
  },
  {
    name: 'DATABASE_URL',
    does: 'A PostgreSQL server (15 or newer) of your own; its user owns the schema',
    otherwise: 'a private server in the data folder',
    isSecret: true,
  },
  {
    name: 'TIDEGATE_DATABASE_APP_URL',
    does: 'A second login to that server with the rights of tidegate_app alone',
    otherwise: 'DATABASE_URL',
    isSecret: true,
  },
  {
    name: 'TIDEGATE_URL',
    does: 'Server that the command line speaks to',
    otherwise: 'the one signed in to',
    isForeign: true,
  },
  {
    name: 'TIDEGATE_TOKEN',
    does: 'Token of the command line',
    otherwise: 'from tidegate login',
    isForeign: true,
  },
  {
    name: 'TIDEGATE_KEY_PASSPHRASE',
    does: 'Opens a locked key that tidegate site build signs with',
    otherwise: 'the key is not locked',
    isForeign: true,
  },
];
