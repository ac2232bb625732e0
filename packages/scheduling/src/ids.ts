export type LocationId = string & { readonly __brand: 'LocationId' }
export type RoomId = string & { readonly __brand: 'RoomId' }
export type ServiceId = string & { readonly __brand: 'ServiceId' }
export type ProviderId = string & { readonly __brand: 'ProviderId' }
export type CredentialId = string & { readonly __brand: 'CredentialId' }
export type PatientId = string & { readonly __brand: 'PatientId' }
export type AppointmentId = string & { readonly __brand: 'AppointmentId' }
export type WaitlistEntryId = string & { readonly __brand: 'WaitlistEntryId' }
