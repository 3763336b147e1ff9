# Completion of daicho for bash: source <(daicho completion bash)
_daicho() {
    local -a words=()
    local word about at before=
    for ((at = 1; at <= COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        # Readline parts `--kind=a` and `md=file` at the equals sign.
        if ((${#words[@]} > 0)) && [[ $word == = || ${words[-1]} == *= ]]; then
            words[-1]+=$word
        else
            words+=("$word")
        fi
    done
    words=("$1" "${words[@]}")
    # Nothing that stands on the line is evaluated: a leading ~ is all that is expanded.
    for at in "${!words[@]}"; do
        word=${words[at]//[\\\'\"]/}
        [[ $word == '~' || $word == '~/'* ]] && word=$HOME${word:1}
        words[at]=$word
    done
    [[ ${words[-1]} == --*=* ]] && before=${words[-1]%%=*}=
    COMPREPLY=()
    while IFS=$'\t' read -r word about; do
        case $word in
            :files) compopt -o default ;;
            :folders) compopt -o dirnames ;;
            *) COMPREPLY+=("${word#"$before"}") ;;
        esac
    done < <("${words[0]}" completion words -- "${words[@]:1}" 2>/dev/null)
}
complete -F _daicho daicho
