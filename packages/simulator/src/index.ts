/** Stands for the package until it exports something. */
export const simulator = 'chairflow'
