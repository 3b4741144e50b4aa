/** What the form of a page has to say above it: that no answer came, and how to begin anew where an older draft stands in it again. */
export const formNotices = $state<{ unreached: boolean; beginAnew: (() => void) | null }>({
	unreached: false,
	beginAnew: null
});
