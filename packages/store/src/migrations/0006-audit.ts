import type { Database } from 'better-sqlite3'
import { commitTo, hashLine, NOTHING_BEFORE, newSalt } from '../journal/hash-line.ts'
import type { JournalTable } from '../schema.ts'

/**
 * The chain commits to a salted hash of the words instead of the words, so that they can be erased;
 * checkpoints hold the ends of all chains. Lines written before are chained anew.
 */
export function addAudit(database: Database): void {
  database.exec(before)
  rechain(database)
  database.exec(after)
}

const before = `
drop trigger journalNeverChanges;
alter table journal add column salt text;
alter table journal add column commitment text not null default '';
alter table execution add column purgedAt integer;
create index executionOpen on execution (endedAt, id) where endedAt is null;
create index executionByEnd on execution (endedAt, id, status, outcome)
  where endedAt is not null;
create index executionToPurge on execution (endedAt)
  where endedAt is not null and purgedAt is null;
create index messageByExecution on message (executionId) where executionId is not null;

create table auditCheckpoint (
  seq integer primary key, at integer not null, previousHash text not null, hash text not null
);
create table auditHead (
  executionId text not null, checkpoint integer not null references auditCheckpoint (seq),
  seq integer not null, hash text not null, primary key (executionId, checkpoint)
) without rowid;
create index auditHeadByCheckpoint on auditHead (checkpoint);
`

/** A line may change in one way only: its words and their salt are erased together. */
const after = `
create trigger journalNeverChanges before update on journal
  when not (
    old.salt is not null and new.salt is null and new.text = '' and new.dataJson is null
    and new.executionId = old.executionId and new.seq = old.seq and new.at = old.at
    and new.kind = old.kind and new.nodeId is old.nodeId and new.port is old.port
    and new.edgeIdsJson = old.edgeIdsJson and new.actor = old.actor
    and new.commitment = old.commitment and new.previousHash = old.previousHash
    and new.hash = old.hash
  )
  begin select raise(abort, 'the journal is append-only'); end;
create trigger auditCheckpointNeverChanges before update on auditCheckpoint
  begin select raise(abort, 'the audit is append-only'); end;
create trigger auditCheckpointNeverShrinks before delete on auditCheckpoint
  begin select raise(abort, 'the audit is append-only'); end;
create trigger auditHeadNeverChanges before update on auditHead
  begin select raise(abort, 'the audit is append-only'); end;
create trigger auditHeadNeverShrinks before delete on auditHead
  begin select raise(abort, 'the audit is append-only'); end;
`

function rechain(database: Database): void {
  const lines = database.prepare<[], JournalTable>(
    'select * from journal order by executionId, seq',
  )
  const save = database.prepare(
    'update journal set salt = ?, commitment = ?, previousHash = ?, hash = ? where executionId = ? and seq = ?',
  )
  let last = { executionId: '', hash: NOTHING_BEFORE }
  for (const line of lines.all()) {
    const { executionId, seq } = line
    const previousHash = last.executionId === executionId ? last.hash : NOTHING_BEFORE
    const salt = newSalt()
    const commitment = commitTo(salt, line)
    const hash = hashLine({ ...line, commitment, previousHash })
    save.run(salt, commitment, previousHash, hash, executionId, seq)
    last = { executionId, hash }
  }
}
