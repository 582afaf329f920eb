-- Applications for membership behind an address that only the applicant knows: of the address only a keyed digest is kept.
-- A draft is sealed under a key that cannot be made without the address. `book` once the application was sent.
create table applications (
  project text not null references projects,
  lookup bytea not null check (octet_length(lookup) = 32),
  book text,
  draft bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  primary key (project, lookup),
  check (book is not null or draft is not null)
);
select protect_table('applications');
create index applications_expires on applications (project, expires_at);
