export { openSnapshot, type SnapshotStore } from './open-snapshot.ts'
