export { openConnection, type TestConnection } from './open-connection.ts'
export { openSnapshot, type SnapshotStore } from './open-snapshot.ts'
