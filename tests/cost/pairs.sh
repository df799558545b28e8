# Sourced by scripts that compare this project with another revision of it, run by run.

# revision_tree ROOT REVISION FOLDER: a worktree of that revision, removed when the script ends.
revision_trees=()
revision_tree() {
    git -C "$1" worktree add --force --detach "$3" "$2" >/dev/null
    revision_trees+=("$3")
    trap 'for tree in "${revision_trees[@]}"; do git -C "$root" worktree remove --force "$tree"; done' EXIT
}

# median: of the numbers on standard input, one a line.
median() {
    sort -n | awk '{ all[NR] = $1 } END { print (all[int((NR + 1) / 2)] + all[int(NR / 2) + 1]) / 2 }'
}
