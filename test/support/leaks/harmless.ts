import type { Template } from './corpus.ts';

const part = '{route table|header parser|JWT filter|Lua filter|TLS listener}';
const line = '{1.33|1.32|1.31|1.30|1.29}';

/** Everyday texts, many of them close to what leaks look like. */
export const harmless: readonly Template[] = [
  ['commit', `${part}: {simplify|rename|split|move|inline} the {loop|type|helper|test|field}`],
  ['commit', `Bump {envoy|go|grpc|protobuf|kubernetes} from 1.{31|32|33|34|35}.0 to 1.36.{1|2|3|4|5}`],
  ['commit', `Release ${line}.{4|5|6|7|8}`],
  ['commit', `docs: {describe|update|reword|move|extend} the security {policy|process|contact|page|context}`],
  ['commit', 'Set securityContext on the {envoy|contour|gateway|certgen|shutdown-manager} container'],
  [
    'commit',
    `Fix {overflow|layout|wrapping|focus|padding} of the {menu|table|tooltip|sidebar|badge} on narrow screens`,
  ],
  ['commit', 'Use dependency injection for the {clock|store|logger|resolver|client}'],
  [
    'commit',
    '{Fix|Mend|Repair|Correct|Stabilise} flaky test in {internal/dag|internal/k8s|test/e2e|pkg/config|internal/envoy}',
  ],
  ['commit', `Fix {nil pointer panic|off-by-one|deadlock|data race|goroutine leak} in ${part}`],
  [
    'commit',
    'Let retries bypass the {cache|proxy|queue|debounce|buffer} in {tests|benchmarks|dev mode|the demo|examples}',
  ],
  [
    'commit',
    '{Revert|Reapply|Backport|Cherry-pick|Forward-port} “{Move limits|Split types|Rename field|Drop shim|Sort routes}” to release-{1.31|1.32|1.33|1.34|1.35}',
  ],
  ['commit', `refactor shutdown-manager to {initiate|await|log|delay|skip} shutdown using an Exec command`],
  ['commit', `Update {golangci-lint|actions/checkout|codeql-action|dependabot config|goreleaser} to v{2|3|4|5|6}`],
  ['commit', `Escape the {name|label|path|value|title} before it is {printed|compared|sorted|logged|joined}`],
  [
    'commit',
    'Validate {config|flags|labels|annotations|ports} on start and say {what|which line|where|why|how} it is wrong',
  ],
  [
    'commit',
    `Limit the {length|number|depth|size|age} of {headers|routes|entries|frames|matches}\n\nSigned-off-by: Dana <dana@example.org>`,
  ],
  ['commit', 'Attach the {volume|debugger|profiler|label|policy} by name'],
  ['commit', 'Report {bugs|errors|counts|timings|usage} in the {status|log|metrics|summary|events}'],
  ['commit', 'Add a {disclosure triangle|disclosure widget|details element|fold-out|summary row} to the settings page'],
  ['commit', `${part}: {check|drop|keep|copy|compare} empty values`],
  ['branch', '{fix|feature|docs|chore|refactor}/{route-order|typo|menu-overflow|retry-limit|readme}'],
  ['branch', 'release-1.{31|32|33|34|35}'],
  [
    'branch',
    '{dependabot|renovate}/{npm_and_yarn|go_modules|github_actions|docker|pip}/{esbuild|grpc|checkout|alpine|requests}-{1.2.3|4|5.6|0.7.1|2024.1}',
  ],
  [
    'branch',
    '{dana|ravi|lena|remy|vera}/{security-context|injection-container|advisory-lock|attach-volume|reports-page}',
  ],
  ['branch', '{backport|cherry-pick|mirror|sync|update}-{7671|7672|9001|120|4455}-to-1.33'],
  ['branch', '{main|master|develop|next|gh-pages}'],
  ['branch', 'docs/{security-policy|security-page|code-of-conduct|threat-model-page|supported-versions}'],
  ['notice', 'A tenant can have Envoy run {code|Lua code|commands|scripts|a program} of their choice.'],
  ['notice', 'contour {1.19.0|1.20.0|1.21.1|1.22.0|1.23.2} up to, not including, 1.31.6, 1.32.5 and 1.33.4'],
  [
    'notice',
    'Public disclosure is planned for {Mon 20 Apr 2026 16:00 UTC|Monday 20 April 2026, 16:00 UTC|2026-04-20 16:00 UTC|2026-04-20T16:00:00Z|20 April 2026 at 16:00 UTC}.',
  ],
  [
    'notice',
    'We publish on {Tue 21 Apr 2026 09:00 PDT|21 April 2026, 9:00 PDT (16:00 UTC)|April 21, 2026, 16:00 UTC|21st April 2026, 16:00 GMT|2026-04-21 18:00 +02:00}.',
  ],
  [
    'notice',
    'Version {1.30|1.31|1.32|1.33|1.29} was released on {12 March 2025|2025-11-03|June 4, 2024|Wed 12 Mar 2025|3 Nov 2025} and is affected.',
  ],
  ['notice', 'Patches for {1.33|1.32|1.31|1.30|1.29} leave at 16:00 UTC on the day of disclosure.'],
  [
    'notice',
    'An attacker needs {network access|a tenant account|the right to create HTTPProxy objects|a valid client certificate|a crafted request} and nothing else.',
  ],
  [
    'notice',
    'Workaround: set {--disable-lua|rateLimit: 10|allowExternalName: false|tls.minimumVersion: "1.3"|jwt.required: true} and restart.',
  ],
  ['notice', 'Bind the admin port to {127.0.0.1|localhost|::1|127.0.0.1:9001|localhost:19000} until you upgrade.'],
  [
    'notice',
    'Only clusters whose service name ends with {.svc.cluster.local|.svc|.default.svc.cluster.local|.kube-system.svc|.local} are affected.',
  ],
  [
    'notice',
    'Deny {10.0.0.0/8|192.168.0.0/16|172.16.0.0/12|169.254.169.254|fc00::/7} in the network policy as a workaround.',
  ],
  ['notice', 'We ask for {a CVE id|an id|a CVE|CVE ids|the id} and will name it with the advisory.'],
  [
    'notice',
    'See https://projectcontour.io/{resources/security-process|docs/main/config|getting-started|resources/support|community}.',
  ],
  [
    'notice',
    'Releases appear at https://github.com/projectcontour/contour/{releases|releases/tag/v1.33.3|tree/main|blob/main/README.md|discussions}.',
  ],
  [
    'notice',
    'Pull requests are welcome {after|once we publish|after the advisory|from then on|later}; we commit to the date.',
  ],
  [
    'notice',
    'The image is sha256:{9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08|2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae|fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9|baa5a0964d3320fbc0c6a922140453c8513ea24ab8fd0577034804a967248096|486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7}.',
  ],
  [
    'notice',
    'The severity is {high (8.1)|critical (9.8)|medium (5.3)|low (3.1)|7.5, high}: {CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H|AV:N/AC:H|network, low complexity|CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N|see below}.',
  ],
  [
    'notice',
    'The reporter asked {for credit|to be named later|not to be named|for a date|for time}; call +49 30 {1234567|7654321|5550100|5550199|2345678}.',
  ],
  ['notice', 'Please answer on the page of this notice: {OK|prefer another date|object|no objection|yes}.'],
  [
    'notice',
    'Set the header {x-envoy-max-retries|x-request-id|authorization|x-forwarded-for|content-type} to {3|a fixed value|none|one value|application/json}.',
  ],
  [
    'notice',
    'A request with {two|several|17|no|many} “Host” headers reaches the wrong {route|cluster|listener|pod|tenant}.',
  ],
  [
    'notice',
    'Credit: a {security researcher|user|customer of a member|member of the community|student}, named {with the advisory|later|once they agree|on the day|if they wish}.',
  ],
  [
    'notice',
    'Detection: `kubectl get httpproxy -A -o {json|yaml|name|wide|jsonpath} | {jq .items|grep lua|wc -l|sort|head}`',
  ],
  [
    'notice',
    'Nothing {changes for|is asked of|is needed from|breaks for|remains open for} users of {1.33|1.32|1.31|1.30|1.29}.',
  ],
  ['notice', 'The candidate applies with `git am` on the tag {v1.33.3|v1.32.4|v1.31.5|v1.30.9|v1.29.7}.'],
  [
    'notice',
    'Mail {security@contour.example|cncf-contour-maintainers@lists.cncf.io|psirt@harbour.example|team@example.org|security@example.com} with questions.',
  ],
  ['notice', 'Option {--rewrite/path#anchor|a/b|and/or|client/server|TCP/UDP} is not affected.'],
  [
    'notice',
    'Test value: {1234567890123456789012345678901234567890|00000000-0000-0000-0000-000000000000|550e8400-e29b-41d4-a716-446655440000|0x1f|AAAAAAAAAAAAAAAAAAAA}.',
  ],
  [
    'notice',
    'It began with {Envoy 1.28|Kubernetes 1.30|Go 1.22|Helm 3|gateway-api v1.1} and {stays|ends|is gone|is mended|remains} with the next minor.',
  ],
  [
    'notice',
    'We expect {four|five|two|three|no} business days between the candidate and the date; {May 2026|spring|next week|the quarter’s end|the holidays} should be avoided.',
  ],
  [
    'notice',
    'Members may {stage|build|test|mirror|package} the fix in private; {public images|public branches|public logs|public tags|announcements} wait for the date.',
  ],
  ['notice', 'The maximum is {2026|4096|1024|65535|2025} connections and {20|16|30|12|8} requests a second.'],
  ['notice', 'File name: 0001-{limit-the-headers|drop-empty-values|check-the-order|read-once|keep-the-name}.patch'],
];
