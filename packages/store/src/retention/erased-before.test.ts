import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrations } from '../migrations/migrations.ts'

const before = migrations.findIndex((one) => String(one).includes('where purgedAt is not null and'))

test('what an older Chairflow erased loses what it was about too, unless that is an id', () => {
  const database = new SQLite(':memory:')
  for (const migration of migrations.slice(0, before)) {
    if (typeof migration === 'string') database.exec(migration)
    else migration(database)
  }
  database.exec(`
    insert into flow (id, name, draftJson, revision, updatedAt, updatedBy, createdAt)
      values ('flw', 'Ask', '{}', 0, 0, 'Ann', 0);
    insert into appointment (id, externalId, connectionId, locationId, serviceId, providerId,
      startAt, endAt, status) values ('apt', '7000', 'pms', 'loc', 'srv', 'prv', 0, 1, 'booked');`)
  const insert = database.prepare(`
    insert into execution (id, flowId, version, status, subject, locationId, stateJson, turn,
      startedAt, endedAt, isWatching, concurrencyKey, purgedAt)
    values (?, 'flw', 1, 'finished', ?, 'loc', '{}', 1, 0, 1, 0, '+15125550199', ?)`)
  insert.run('a', '7000', 1)
  insert.run('b', '+15125550199', 1)
  insert.run('c', 'loc:2026-01-01', 1)
  insert.run('d', '+15125550199', null)
  for (const migration of migrations.slice(before)) {
    if (typeof migration === 'string') database.exec(migration)
    else migration(database)
  }
  const rows = database.prepare('select subject, concurrencyKey as key from execution order by id')
  expect(rows.all()).toEqual([
    { subject: '7000', key: null },
    { subject: '', key: null },
    { subject: 'loc:2026-01-01', key: null },
    { subject: '+15125550199', key: '+15125550199' },
  ])
  database.close()
})
