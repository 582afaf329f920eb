import type { Template } from './corpus.ts';

const id = '{CVE-2026-41246|cve-2026-50149|CVE 2026 41246|CVE‑2026‑41246|CVE_2026_50149}';
const ghsa = '{GHSA-x4mj-7f9g-29h4|ghsa-g3xr-5w5j-w4q4|GHSA-cf57-xf33-fg5h|GHSA x4mj 7f9g 29h4|Ghsa-5ph6-qq5x-7jwc}';
const part = '{route table|header parser|JWT filter|Lua filter|TLS listener}';

/** Texts of the kind that have given matters away: merges, branches, changelogs and notices. */
export const leaky: readonly Template[] = [
  ['commit', `Merge pull request from ${ghsa}`],
  ['commit', `${part}: fix for ${id}`],
  ['commit', `Backport ${ghsa} to release-1.{31|32|33|34|35}\n\nSigned-off-by: Dana <dana@example.org>`],
  ['commit', `Tighten checks in the ${part}\n\nFixes: ${id}`],
  ['commit', `{Fix|Patch|Close|Mend|Address} security {vulnerability|issue|bug|flaw|hole} in the ${part}`],
  [
    'commit',
    `{fix|patch|prevent|close|mitigate} {remote code execution|RCE|privilege escalation|SQL injection|path traversal} in the ${part}`,
  ],
  [
    'commit',
    `{Fix|Prevent|Avoid|Stop|Resolve} {authentication bypass|auth bypass|authorization bypass|JWT bypass|permission bypass} when the ${part} is empty`,
  ],
  [
    'commit',
    `{Fix|Avoid|Prevent|Guard against|Mend} {heap buffer overflow|use-after-free|out-of-bounds read|double free|integer overflow} in ${part}`,
  ],
  ['commit', `Do not let an attacker {read|write|crash|take over|flood} the ${part}`],
  ['commit', `Reject {malicious|crafted|specially crafted|hostile|attacker-controlled} input in the ${part}`],
  [
    'commit',
    `${part}: {remove|close|shut|drop|block} the {exploit|exploitable path|attack vector|attack surface|exploit primitive}`,
  ],
  ['commit', `Hold this until the embargo {ends|is over|lifts|expires|is lifted}: ${part} limits`],
  [
    'commit',
    `Add regression test with the {PoC|proof of concept|exploit|reporter's PoC|proof-of-concept} for the ${part}`,
  ],
  [
    'commit',
    `{Fix|Mend|Prevent|Stop|Close} {XSS|SSRF|CSRF|request smuggling|header injection} in {admin page|upstream resolver|status form|proxy path|debug endpoint}`,
  ],
  [
    'commit',
    `Fix {DoS|denial of service|ReDoS|denial-of-service|resource exhaustion attack} {vector|vulnerability|issue|hole|bug} in ${part}`,
  ],
  [
    'commit',
    `${part}: limit size\n\nReported-by: {Rita Reporter|rita@example.org|RITA REPORTER|Rita  Reporter|Rita Reporter <rita@example.org>}`,
  ],
  [
    'commit',
    `Release notes: {security release|critical security fix|security advisory to follow|urgent security patch|security hotfix} for {1.33|1.32|1.31|1.30|1.29}`,
  ],
  ['commit', `Use token {ghp_|gho_|ghs_|ghu_|ghr_}a1B2c3D4e5F6g7H8i9J0k1L2m3N4 for the private run`],
  [
    'branch',
    '{fix|bugfix|hotfix|patch|topic}/{cve-2026-41246|CVE-2026-50149|cve_2026_41246|cve202641246|CVE2026-50149}',
  ],
  ['branch', '{advisory-fix|security-fix|sec-fix|vuln-fix|security-patch}-{1|2|3|4|5}'],
  [
    'branch',
    '{ghsa-x4mj-7f9g-29h4|GHSA-g3xr-5w5j-w4q4|fix-ghsa-cf57-xf33-fg5h|1.33/ghsa-5ph6-qq5x-7jwc|ghsa_x4mj_7f9g_29h4}',
  ],
  [
    'branch',
    '{fix|dana|wip|release-1.33|patch}/{rce|auth-bypass|xss|path-traversal|privilege-escalation}-{lua|jwt|admin|files|rbac}',
  ],
  ['branch', '{embargo|embargoed|under-embargo|private/embargo|embargo-2026}/{lua|jwt|tls|routes|headers}'],
  [
    'branch',
    '{dana|ravi|lena|remy|wip}/{exploit|poc|0day|vulnerability|proof-of-concept}-{test|check|repro|case|demo}',
  ],
  ['notice', `A tenant can have Envoy run code of their choice. This is ${id}.`],
  ['notice', `The matter is tracked as ${ghsa}; please keep it to yourselves.`],
  ['notice', `Subject: [contour] ${id} notice REF\n\nPlease read the notice on the portal.`],
  [
    'notice',
    'The change can be read at https://github.com/projectcontour/contour/{pull/7671|commit/b05d08fb8|pull/7672/files|compare/v1.33.3...v1.33.4|commits/main}.',
  ],
  [
    'notice',
    'A fix is up as {projectcontour/contour#7671|PR #7671|pull request 7672|projectcontour/contour@b05d08fb8|merge request 12}.',
  ],
  ['notice', 'Apply commit {b05d08fb8|5f3e6d0ab1|7c1d9e0|a1b2c3d4e5f|0f9e8d7c6} on top of 1.33.3.'],
  [
    'notice',
    'Cherry-pick {5f3e6d0ab1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6|b05d08fb8c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f|0a1b2c3d4e5f60718293a4b5c6d7e8f901234567|deadbeef00deadbeef00deadbeef00deadbeef00|9f86d081884c7d659a2feaa0c55ad015a3bf4f1b} into your tree.',
  ],
  [
    'notice',
    'It was found by {Rita Reporter|RITA REPORTER|Rita  Reporter|rita@example.org|Rita\u00a0Reporter} during a review.',
  ],
  [
    'notice',
    'Work goes on in {https://github.com/projectcontour/contour-ghsa-work|the fork projectcontour/contour-ghsa-work|github.com/projectcontour/contour-ghsa-work|contour-ghsa-work on GitHub|PROJECTCONTOUR/contour-ghsa-work}.',
  ],
  [
    'notice',
    'Build from the branch {fix/lua-filter-limits|origin/fix/lua-filter-limits|“fix/lua-filter-limits”|fix/lua-filter-limits, please|fix/lua-filter-limits.}',
  ],
  [
    'notice',
    'This is unrelated to {CASE-2026-0031|case-2026-0031|CASE-2026-0032|case CASE-2026-0007|CASE-2025-0118}, which you also know.',
  ],
  [
    'notice',
    'It resembles {header smuggling in route conditions|Header smuggling in route conditions|the Header Smuggling in Route Conditions|header  smuggling in route conditions|“Header smuggling in route conditions”}.',
  ],
  ['notice', 'Your earlier reference {REF-7QK2|ref-7qk2|REF-7QK2-|(REF-7QK2)|REF-7QK2} is answered here too.'],
  [
    'notice',
    'Log in with token {tg_pat_|tg_cli_|ghp_|gho_|github_pat_}a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0 to fetch the patches.',
  ],
  ['notice', 'The deploy key is\n-----BEGIN {OPENSSH |RSA |EC ||ENCRYPTED }PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA'],
  [
    'notice',
    'Authenticate with {AKIAIOSFODNN7EXAMPLQ|AKIAZ7Q2M4K8R1T5W9XB|ASIAZ7Q2M4K8R1T5W9XB|xoxb-2034981234-2034985678-AbCdEfGhIj|glpat-AbCdEfGhIjKlMnOpQrSt} against the bucket.',
  ],
  [
    'notice',
    'The password is in the link https://{dana:hunter22@|ci:s3cretpw@|user:passw0rd@|bot:abc12345@|x:token99@}git.example.org/patches.',
  ],
  [
    'notice',
    'Header: Authorization: Bearer {eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123456|eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl|eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.MEUCIQDxyz12|eyJraWQiOiIxIn0.eyJhIjoxfQ.abcdefabcdef|eyJhbGciOiJub25lIn0.eyJhIjoxfQ.zzzzzzzzzz}',
  ],
  ['notice', 'Logs are at https://{ci|jenkins|build|logs|git}.{corp|internal|intra|lan|intranet}/job/77.'],
  [
    'notice',
    'The build host is {build7.contour.internal|ci.example.corp|git.team.lan|vault.contour.intranet|db1.prod.internal}.',
  ],
  [
    'notice',
    'Patches: http://{10.1.2.3|192.168.0.7|172.20.4.9|10.255.0.1|192.168.44.2}{:8080|/patches|:3000/x|/a.diff|:9000}/',
  ],
  [
    'notice',
    'Read it at https://example.org/n?{utm_source=mail|utm_campaign=embargo|mc_eid=a1b2c3|utm_medium=email|fbclid=IwAR0abc}.',
  ],
  [
    'notice',
    'Hello. {![logo](https://example.org/l.png)|<img src="https://example.org/o.gif">|![](https://t.example.org/open.gif)|<img width=1 src=//t.example.org/p>|![x](http://example.org/x.jpg)}',
  ],
  [
    'notice',
    'Public disclosure is planned for {20 April 2026|2026-04-20|April 20, 2026|Mon 20 Apr 2026|20th April 2026}.',
  ],
  [
    'notice',
    'We publish on {20 April 2026 at 16:00|2026-04-20 16:00|April 20, 2026, 16:00|Mon 20 Apr 2026, 16:00|20 April 2026, 4 pm}.',
  ],
  [
    'notice',
    'We publish on {Tuesday 20 April 2026, 16:00 UTC|Fri 20 Apr 2026 16:00 UTC|Sunday, April 19 2026? No: Monday, April 21, 2026 at 16:00 UTC|Wed 2026-04-20 16:00 UTC|Thursday, 20 April 2026 16:00 UTC}.',
  ],
  [
    'notice',
    'Patches leave on {20 April 2025, 16:00 UTC|2025-04-20 16:00 UTC|April 20, 2025, 16:00 UTC|20 Apr 2025 16:00 UTC|2025-04-21T16:00Z}; the disclosure follows.',
  ],
  ['notice', 'The advisory is ready; C\u200bVE-2026-{41246|50149|10001|22222|31337} will be its id.'],
  [
    'notice',
    'The advisory is ready; {CVE-**2026**-41246|СVЕ-2026-41246|ＣＶＥ－２０２６－４１２４６|CVE–2026–41246|CVE-2026-\n41246} will be its id.',
  ],
  [
    'notice',
    'Quay Containers {has|and|also has|runs|ships} {deployed|staged|tested|shipped|rolled out} the candidate.',
  ],
  [
    'notice',
    'From our talks: the flag that turns the filter off is read before the {tenant|listener|cluster|route|policy} is known, so nobody can rely on it.',
  ],
  [
    'notice',
    'Mail {dana@contour.internal|ravi@team.corp|lena@house.lan|ops@contour.intranet|remy@dev.internal} with questions.',
  ],
  ['notice', 'The analysis is at https://bit.ly/{3xYzAbC|2QwErTy|4AsDfGh|3ZxCvBn|2PoIuYt}.'],
  ['notice', 'The upstream change is https://gitlab.com/envoy/envoy/-/merge_requests/{12|120|7|99|431}.'],
  [
    'notice',
    'A tag {v1.33.4-cve-2026-41246|cve-2026-50149-fix|CVE-2026-41246|release-CVE-2026-50149|v1.32.5+cve.2026.41246} exists already.',
  ],
  [
    'notice',
    'File name: 0001-{CVE-2026-41246|fix-cve-2026-50149|ghsa-x4mj-7f9g-29h4|GHSA-g3xr-5w5j-w4q4|cve202641246}.patch',
  ],
];
