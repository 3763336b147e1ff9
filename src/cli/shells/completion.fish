# Completion of daicho for fish: daicho completion fish | source
function __daicho_offers
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string unescape)
    test -n "$typed"; or set typed ''
    set -l program $words[1]
    set -e words[1]
    for line in ($program completion words -- $words $typed 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path $typed
            case :folders
                __fish_complete_directories $typed
            case '*'
                echo $line
        end
    end
end
complete -c daicho -f -a '(__daicho_offers)'
