/** What the commands that begin with the same noun are for, as help lists them. */
export const groups: Readonly<Record<string, string>> = {
  case: 'Cases: list them, look at one, take a step in it',
  report: 'Reports of vulnerabilities: send one, or turn a document into one',
  notice: 'Notices under embargo, for distributors: list, read and answer them',
  bundle: 'Patch bundles: make, upload, download and verify the fix under embargo',
  distributor: 'The list for early notices: its organisations, and decisions on them',
  roster: 'People of your organisation who need to know, and the way to it',
  vouch: 'Vouching: who names your organisation as voucher, and your answer to them',
  cve: 'CVE ids of the project',
  rota: 'Who is on duty, and how it passes on',
  delivery: 'Mails in doubt and those that failed: list them, say what became of them',
  advisory: 'Advisories: list, read, check, convert and compare them',
  leak: 'Leaks: whose copy something comes from, the record of one, and whether its hashes hold',
  lint: 'Leak rules over commits, branches, texts and notices, before they leave',
  playbook: 'Playbooks, the law of a project: write, show, check and compare them',
  security: 'What a project tells reporters in security.txt and SECURITY.md',
  site: 'A public site of advisories without a server: build and verify it',
};
