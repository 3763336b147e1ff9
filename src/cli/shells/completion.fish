# Completion of daicho for fish: daicho completion fish | source
# Nothing that stands on the line is evaluated: a leading ~ is all that is expanded.
function __daicho_expanded
    for word in $argv
        if string match -q -- '~/*' $word; or test "$word" = '~'
            set word (string replace -- '~' $HOME $word)
        end
        printf '%s\n' $word
    end
end
# Paths by CALL, behind what stands before them in the word: `--output=`, `md=`.
function __daicho_paths -a call line typed
    set -l before (string split -m 1 \t -- $line)[2]
    for path in ($call (string replace -- "$before" '' $typed))
        printf '%s\n' "$before$path"
    end
end
function __daicho_offers
    set -l words (__daicho_expanded (commandline -opc))
    set -l typed (commandline -ct | string unescape)
    test -n "$typed"; or set typed ''
    set -l program $words[1]
    type -q -- $program; or return
    set -e words[1]
    for line in ($program completion words -- $words (__daicho_expanded $typed) 2>/dev/null)
        switch $line
            case ':files*'
                __daicho_paths __fish_complete_path $line $typed
            case ':folders*'
                __daicho_paths __fish_complete_directories $line $typed
            case '*'
                echo $line
        end
    end
end
complete -c daicho -f -a '(__daicho_offers)'
