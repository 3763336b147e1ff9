#compdef daicho
# Completion of daicho for zsh: source <(daicho completion zsh), behind compinit; or as the file `_daicho`
# in a folder of $fpath.
_daicho() {
    local line word about none=1
    local -a offers called
    # Nothing that stands on the line is evaluated: a leading ~ is all that is expanded.
    called=("${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}")
    called=("${(@)called/#\~\//$HOME/}")
    called=("${(@)called/#%\~/$HOME}")
    for line in "${(@f)$("${called[1]}" completion words -- "${(@)called[2,-1]}" 2>/dev/null)}"; do
        word=${line%%$'\t'*} about=${line#*$'\t'}
        # What stands before a path in the word is none of it: `--output=`, `md=`.
        [[ $line == :*$'\t'* ]] && compset -P "${(b)about}"
        case $word in
            '') ;;
            :files) _files && none=0 ;;
            :folders) _files -/ && none=0 ;;
            *) offers+=("${word//:/\\:}${about:+:$about}") ;;
        esac
    done
    (($#offers)) && _describe -V daicho offers && none=0
    return $none
}
if [[ $funcstack[1] == _daicho ]]; then
    _daicho "$@"
else
    compdef _daicho daicho
fi
