export { type ConnectorProbe, connectorContract } from './connector-contract.ts'
