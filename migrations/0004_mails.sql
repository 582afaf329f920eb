-- Mail that came in. It is kept sealed under the key of the book that it is about, of the project where it is about none.
-- Of what finds a mail again only keyed digests stand here, and of what it is about only an opaque reference.

-- `open`: it is being judged, or a process ended while it was; only a person then says what became of it.
create table mails (
  project text not null,
  id text not null,
  received_at timestamptz not null,
  digest bytea not null check (octet_length(digest) = 32),
  message bytea check (octet_length(message) = 32),
  signature bytea check (octet_length(signature) = 32),
  signed_at timestamptz,
  ref text,
  kind text not null check (kind in ('case', 'organisation', 'account', 'project')),
  book text not null,
  verdict text not null check (verdict in ('open', 'taken', 'quarantined', 'returned', 'automatic')),
  body bytea not null,
  said bytea,
  settled_at timestamptz,
  looked_at timestamptz,
  primary key (project, id),
  unique (project, digest),
  foreign key (project, kind, book) references books
);
select protect_table('mails');
revoke delete on mails from tidegate_app;
create index mails_message on mails (project, message) where message is not null;
-- One signature acts once, in whatever mail it comes again.
create unique index mails_signature on mails (project, signature) where signature is not null;
create index mails_waiting on mails (project, received_at) where verdict in ('open', 'quarantined') and looked_at is null;
create index mails_ref on mails (project, ref) where ref is not null;

-- The way for a calendar program to the embargo calendar of one account: it opens that file and nothing else.
create table calendar_links (
  project text not null,
  hash bytea not null check (octet_length(hash) = 32),
  account text not null,
  created_at timestamptz not null,
  primary key (project, hash),
  unique (project, account),
  foreign key (project, account) references accounts
);
select protect_table('calendar_links');
