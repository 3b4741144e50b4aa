/** What a donation gives; the one given last sets the wait before the next. */
export const COMPONENTS = ['whole_blood', 'red_cells', 'plasma', 'platelets'] as const;

export type Component = (typeof COMPONENTS)[number];

/** The bag sizes in use, in millilitres; other volumes occur and are stored as they were. */
export const BAG_VOLUMES_ML = [250, 350, 450] as const;
