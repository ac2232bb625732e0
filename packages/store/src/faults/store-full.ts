/** Nothing more fits on the disk. Reading still works; the store resumes when there is space. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull'

  constructor() {
    super('The disk is full, so nothing can be stored until space is freed. Reading still works.')
  }
}
