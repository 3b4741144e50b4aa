/** The pages of results: how they stand, how they went over time, who gave, how drives went, two of them beside each other. */
export const views = ['overview', 'time', 'people', 'drives', 'compare'] as const;
export type CollectionsView = (typeof views)[number];
