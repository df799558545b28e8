# Sourced by scripts that compare this project with another revision of it, run by run.

# revision_tree ROOT REVISION FOLDER: a worktree of that revision, removed when the script ends.
revision_trees=()
revision_tree() {
    git -C "$1" worktree add --force --detach "$3" "$2" >/dev/null
    revision_trees+=("$3")
    trap 'for tree in "${revision_trees[@]}"; do git -C "$root" worktree remove --force "$tree"; done' EXIT
}

# dependent TREE PATH FOLDER: a package `client` in FOLDER that depends on the package at PATH of a worktree, without default features
# and with `client`, and has the versions of that worktree's Cargo.lock. Its sources are the caller's.
dependent() {
    local name
    name=$(sed -n 's/^name = "\(.*\)"/\1/p' "$1/$2/Cargo.toml" | head -1)
    mkdir -p "$3/src"
    cp "$1/Cargo.lock" "$3/Cargo.lock"
    printf '[package]\nname = "client"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\n%s = { path = "%s", default-features = false, features = ["client"] }\n' \
        "$name" "$1/$2" >"$3/Cargo.toml"
}

# changed TREE PATH…: makes Cargo compile the packages at these paths of a worktree again, and what depends on them. `cargo clean
# --package` removes more: a package that has a test `tracing` takes the artifacts of the crate `tracing` with it.
changed() {
    local tree=$1 path
    for path in "${@:2}"; do touch "$tree/$path/src/lib.rs"; done
}

# median: of the numbers on standard input, one a line.
median() {
    sort -n | awk '{ all[NR] = $1 } END { print (all[int((NR + 1) / 2)] + all[int(NR / 2) + 1]) / 2 }'
}
