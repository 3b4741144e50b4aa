/** Of those who first gave in one year, how many gave in another. */
export type CohortCell = { firstYear: number; year: number; donors: number };
