#!/bin/sh
# Stands in for the C compiler and archiver of a system whose tools are not here. A type-check links nothing, so
# build scripts only need the files they asked for to exist; nothing made with it could ever run.
previous=""
for argument in "$@"; do
    if [ "$previous" = "-o" ]; then : >"$argument"; fi
    case "$argument" in *.a) : >"$argument" ;; esac
    previous="$argument"
done
